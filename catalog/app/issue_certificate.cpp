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

}  // namespace

base::task<base::result<base::reply>> issue_certificate::run(const base::call_context& context, base::idempotent<certificate_view> request,
                                                             domain::mark_application_id id, certificate_wish wish) {
    const auto today = base::business_date_of(context.now);
    const auto from = wish.valid_from.value_or(today);
    if (from < today)
        co_return base::refusal(
            domain::errors::certificate_order_invalid({{"/valid_from", "out-of-range", "A certificate does not begin in the past."}}));
    const issue what{id, std::move(wish), from, domain::event_id::make(context.now, random_), domain::event_id::make(context.now, random_)};
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto view = write(tx, context, what);
        if (!view) return base::refusal(view.error());
        return request.encode(*view);
    });
}

// The step is decided with the number that the certificate has or will have, so a step that may not be taken makes no certificate.
base::result<certificate_view> issue_certificate::write(transaction& tx, const base::call_context& context, const issue& what) const {
    const auto who = reviewer_of(tx, context);
    if (!who) return base::refusal(who.error());
    auto seen = lock_seen_application(tx, what.application, *who);
    if (!seen) return base::refusal(std::move(seen.error()));
    auto number = what.wish.extends ? base::result<std::string>(*what.wish.extends) : take_number(tx, base::business_date_of(context.now));
    if (!number) return base::refusal(std::move(number.error()));
    auto certified = domain::decide(*std::move(seen), {.step = domain::mark_step::certificate, .number = *std::move(number)}, *who,
                                    rules_.at(context.now));
    if (!certified) return base::refusal(std::move(certified.error()));
    const auto made = what.wish.extends ? extend_old(tx, *certified, what) : make_new(tx, *certified, what, context);
    if (!made) return base::refusal(made.error());
    tx.marks().save(*certified);
    tx.record(domain::mark_application_changed{what.decided, "certified", *certified});
    auto live = tx.certificates().live(made->number);
    tx.record(domain::certificate_changed{what.issued, what.wish.extends ? "scope_changed" : "issued", *made, live, {}});
    const auto holder = tx.organisations().find(made->holder);
    return certificate_view{*made, std::move(live), {}, base::business_date_of(context.now), holder ? holder->name : std::string()};
}

base::result<domain::certificate> issue_certificate::make_new(transaction& tx, const domain::mark_application& of, const issue& what,
                                                              const base::call_context& context) const {
    const auto first = domain::first_version(what.wish.status, what.from, terms_, context.who.value().account);
    domain::certificate made{.number = of.certificate_number.value(),
                             .application = of.id,
                             .holder = of.applicant,
                             .contract_number = of.contract_number.value(),
                             .scope = domain::first_scope(of.claim.products, what.from),
                             .next_change_on = domain::next_change_after({&first, 1}, base::business_date_of(context.now)),
                             .issued_at = context.now};
    tx.certificates().insert(made);
    tx.certificates().apply(made.number, {{}, {first}}, context.now);
    return made;
}

base::result<domain::certificate> issue_certificate::extend_old(transaction& tx, const domain::mark_application& of, const issue& what) {
    const auto& number = *what.wish.extends;
    auto found = tx.certificates().lock(number);
    if (!found || found->holder != of.applicant) return base::refusal(domain::errors::certificate_not_found(number));
    const auto live = tx.certificates().live(number);
    const auto* current = domain::find_on(live, what.from);
    if (!current || !domain::authorises(current->status))
        return base::refusal(domain::errors::certificate_state_conflict(number, domain::status_on(live, what.from), "cover more products"));
    auto scope = domain::extend_scope(std::move(found->scope), of.claim.products, what.from, number);
    if (!scope) return base::refusal(std::move(scope.error()));
    found->scope = *std::move(scope);
    found->version += 1;
    tx.certificates().save(*found);
    tx.certificates().save_scope(*found);
    return *std::move(found);
}

}  // namespace chuanpin::catalog::app
