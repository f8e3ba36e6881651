#include "catalog/app/review_mark.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> review_mark::decide(const base::call_context& context, base::idempotent<mark_view> request,
                                                          domain::mark_application_id id, domain::ruling ruled) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        auto seen = lock_seen_application(tx, id, *who);
        if (!seen) return base::refusal(std::move(seen.error()));
        auto decided = domain::decide(*std::move(seen), ruled, *who, rules_.at(context.now));
        if (!decided) return base::refusal(std::move(decided.error()));
        tx.marks().save(*decided);
        const std::string what(name_of(decided->state));
        return tell_and_encode(tx, event, what, *std::move(decided), request, context.now);
    });
}

base::task<base::result<base::reply>> review_mark::waive(const base::call_context& context, base::idempotent<mark_view> request,
                                                         domain::mark_application_id id, domain::mark_test test, std::string reason) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        auto seen = lock_seen_application(tx, id, *who);
        if (!seen) return base::refusal(std::move(seen.error()));
        auto waived = domain::waive(*std::move(seen), test, reason, *who, context.now);
        if (!waived) return base::refusal(std::move(waived.error()));
        tx.marks().save(*waived);
        return tell_and_encode(tx, event, "test_waived", *std::move(waived), request, context.now);
    });
}

}  // namespace chuanpin::catalog::app
