#include "catalog/app/change_certificate.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> change_certificate::run(const base::call_context& context, base::idempotent<certificate_view> request,
                                                              std::string number, domain::certificate_order order) {
    const auto& who = context.who.value();
    const auto today = base::business_date_of(context.now);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto what = tx.certificates().lock(number);
        if (!what) return base::refusal(domain::errors::certificate_not_found(number));
        const auto office = office_of(domain::mark_step::certificate);
        if (who.organisation_kind != office) return base::refusal(domain::errors::mark_step_not_yours("change of a certificate", office));
        const auto change = domain::plan_change(*what, tx.certificates().live(number), order, today, terms_, who.account);
        if (!change) return base::refusal(change.error());
        tx.certificates().apply(number, *change, context.now);
        auto live = tx.certificates().live(number);
        what->version += 1;
        if (order.successor_number) what->successor_number = order.successor_number;
        what->next_change_on = domain::next_change_after(live, today);
        tx.certificates().save(*what);
        tx.record(domain::certificate_changed{event, std::string(past_of(order.action)), *what, live});
        const auto holder = tx.organisations().find(what->holder);
        return request.encode({*what, std::move(live), {}, order.from, holder ? holder->name : std::string()});
    });
}

}  // namespace chuanpin::catalog::app
