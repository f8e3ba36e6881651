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
        auto what = lock(tx, context, number);
        if (!what) return base::refusal(std::move(what.error()));
        const auto change = domain::plan_change(*what, tx.certificates().live(number), order, today, terms_, who.account);
        if (!change) return base::refusal(change.error());
        tx.certificates().apply(number, *change, context.now);
        auto live = tx.certificates().live(number);
        what->version += 1;
        if (order.successor_number) what->successor_number = order.successor_number;
        what->next_change_on = domain::next_change_after(live, today);
        tx.certificates().save(*what);
        tx.record(domain::certificate_changed{event, std::string(past_of(order.action)), *what, live, {}});
        const auto holder = tx.organisations().find(what->holder);
        return request.encode({*what, std::move(live), {}, order.from, holder ? holder->name : std::string()});
    });
}

base::task<base::result<base::reply>> change_certificate::change_scope(const base::call_context& context,
                                                                       base::idempotent<certificate_view> request, std::string number,
                                                                       domain::scope_order order) {
    const auto today = base::business_date_of(context.now);
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto what = lock(tx, context, number);
        if (!what) return base::refusal(std::move(what.error()));
        auto scope = domain::change_scope(std::move(what->scope), order, today, number);
        if (!scope) return base::refusal(std::move(scope.error()));
        what->scope = *std::move(scope);
        what->version += 1;
        tx.certificates().save(*what);
        tx.certificates().save_scope(*what);
        auto live = tx.certificates().live(number);
        tx.record(domain::certificate_changed{event, "scope_changed", *what, live, order.reason});
        const auto holder = tx.organisations().find(what->holder);
        return request.encode({*what, std::move(live), {}, order.from, holder ? holder->name : std::string()});
    });
}

base::result<domain::certificate> change_certificate::lock(transaction& tx, const base::call_context& context, const std::string& number) {
    auto what = tx.certificates().lock(number);
    if (!what) return base::refusal(domain::errors::certificate_not_found(number));
    const auto office = office_of(domain::mark_step::certificate);
    if (context.who.value().organisation_kind != office)
        return base::refusal(domain::errors::mark_step_not_yours("change of a certificate", office));
    return *std::move(what);
}

}  // namespace chuanpin::catalog::app
