#include "catalog/app/issue_certificate.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/mark/certificate_number.hpp"

namespace chuanpin::catalog::app {
namespace {

base::result<std::string> take_number(transaction& tx, base::business_date today) {
    const int year = static_cast<int>(today.year());
    const auto serial = tx.certificates().next_serial(year);
    if (serial > domain::certificate_serial_max) return base::refusal(domain::errors::certificate_serials_used_up(year));
    return domain::make_certificate_number(year, serial);
}

domain::certificate certificate_of(const domain::mark_application& what, base::instant now) {
    return {.number = what.certificate_number.value(),
            .application = what.id,
            .holder = what.applicant,
            .contract_number = what.contract_number.value(),
            .products = what.claim.products,
            .issued_at = now};
}

}  // namespace

base::task<base::result<base::reply>> issue_certificate::run(const base::call_context& context, base::idempotent<certificate_view> request,
                                                             domain::mark_application_id id, certificate_wish wish) {
    const auto today = base::business_date_of(context.now);
    const auto from = wish.valid_from.value_or(today);
    if (from < today)
        co_return base::refusal(
            domain::errors::certificate_order_invalid({{"/valid_from", "out-of-range", "A certificate does not begin in the past."}}));
    const auto decided = domain::event_id::make(context.now, random_);
    const auto issued = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        auto seen = lock_seen_application(tx, id, *who);
        if (!seen) return base::refusal(std::move(seen.error()));
        auto number = take_number(tx, today);
        if (!number) return base::refusal(std::move(number.error()));
        auto certified = domain::decide(*std::move(seen), {.step = domain::mark_step::certificate, .number = *std::move(number)}, *who,
                                        rules_.at(context.now));
        if (!certified) return base::refusal(std::move(certified.error()));
        tx.marks().save(*certified);
        tx.record(domain::mark_application_changed{decided, "certified", *certified});

        auto what = certificate_of(*certified, context.now);
        const auto first = domain::first_version(wish.status, from, terms_, who->account);
        what.next_change_on = domain::next_change_after({&first, 1}, today);
        tx.certificates().insert(what);
        tx.certificates().apply(what.number, {{}, {first}}, context.now);
        auto live = tx.certificates().live(what.number);
        tx.record(domain::certificate_changed{issued, "issued", what, live});
        const auto holder = tx.organisations().find(what.holder);
        return request.encode({what, std::move(live), {}, today, holder ? holder->name : std::string()});
    });
}

}  // namespace chuanpin::catalog::app
