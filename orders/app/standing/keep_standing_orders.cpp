#include "orders/app/standing/keep_standing_orders.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/errors.hpp"
#include "orders/domain/standing/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view opened_event = "standing_order.opened";
constexpr std::string_view changed_event = "standing_order.changed";
constexpr std::string_view paused_event = "standing_order.paused";
constexpr std::string_view resumed_event = "standing_order.resumed";
constexpr std::string_view ended_event = "standing_order.ended";

base::result<domain::standing_order> owned(std::optional<domain::standing_order> found, const base::call_context& context,
                                           domain::standing_order_id id) {
    if (!found || !domain::belongs_to(*found, *context.who))
        return base::refusal(domain::errors::standing_order_not_found(base::to_wire(id)));
    return *std::move(found);
}

base::result<void> check_calendar(transaction& open, const base::call_context& context, domain::school_calendar_id id) {
    const auto found = open.calendars().find(id);
    if (!found || !domain::belongs_to(*found, *context.who)) return base::refusal(domain::errors::standing_calendar_unknown(id));
    return {};
}

// An offer that was never heard of would be waited for until the day has passed.
base::result<void> check_offers(transaction& open, const base::call_context& context, const domain::standing_plan& plan) {
    std::vector<domain::offer_id> ids;
    for (const auto& each : plan.lines) ids.push_back(each.asked.offer);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    const auto book = open.offers().find(ids, context.now);
    std::vector<base::field_error> unknown;
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
        if (!book.contains(plan.lines[i].asked.offer))
            unknown.push_back(
                {fmt::format("/lines/{}/offer_id", i), "offer-not-yet-known", "This version of the offer is not known here yet."});
    if (!unknown.empty()) return base::refusal(domain::errors::offer_not_yet_known(std::move(unknown)));
    return {};
}

}  // namespace

keep_standing_orders::answer keep_standing_orders::open(const base::call_context& context, claim as, domain::standing_plan plan) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto today = base::business_date_of(context.now);
        if (auto fine = domain::check_plan(plan, today); !fine) return base::refusal(std::move(fine.error()));
        if (auto fine = check_calendar(open, context, plan.calendar); !fine) return base::refusal(std::move(fine.error()));
        if (auto fine = check_offers(open, context, plan); !fine) return base::refusal(std::move(fine.error()));
        const domain::standing_order fresh{.id = domain::standing_order_id::make(context.now, random_),
                                           .buyer = context.who->organisation,
                                           .unit = context.who->unit,
                                           .plan = plan,
                                           .decided_through = domain::decided_at_start(plan, today),
                                           .ordered_by = context.who->account,
                                           .ordered_by_name = context.who->display_name,
                                           .opened_at = context.now};
        open.standing().insert(fresh);
        record(open, context, opened_event, fresh);
        return as.encode(fresh);
    });
}

keep_standing_orders::answer keep_standing_orders::alter(const base::call_context& context, claim as, target which, std::string_view type,
                                                         decision decide) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = owned(open.standing().lock(which.id), context, which.id);
        if (!before) return base::refusal(before.error());
        if (auto current = base::check_version(which.seen, base::to_wire(which.id), before->version); !current)
            return base::refusal(std::move(current.error()));
        auto after = decide(open, *before);
        if (!after) return base::refusal(std::move(after.error()));
        after->ordered_by = context.who->account;
        after->ordered_by_name = context.who->display_name;
        open.standing().save(*after);
        record(open, context, type, *after);
        return as.encode(*after);
    });
}

keep_standing_orders::answer keep_standing_orders::change(const base::call_context& context, claim as, target which,
                                                          domain::standing_plan plan) {
    return alter(context, std::move(as), std::move(which), changed_event,
                 [&context, plan = std::move(plan)](transaction& open,
                                                    const domain::standing_order& before) -> base::result<domain::standing_order> {
                     auto after = domain::change_plan(before, plan, base::business_date_of(context.now));
                     if (!after) return after;
                     if (auto fine = check_calendar(open, context, plan.calendar); !fine) return base::refusal(std::move(fine.error()));
                     if (auto fine = check_offers(open, context, plan); !fine) return base::refusal(std::move(fine.error()));
                     return after;
                 });
}

keep_standing_orders::answer keep_standing_orders::pause(const base::call_context& context, claim as, target which) {
    return alter(context, std::move(as), std::move(which), paused_event,
                 [](transaction&, const domain::standing_order& before) { return domain::pause(before); });
}

keep_standing_orders::answer keep_standing_orders::resume(const base::call_context& context, claim as, target which) {
    return alter(context, std::move(as), std::move(which), resumed_event,
                 [today = base::business_date_of(context.now)](transaction&, const domain::standing_order& before) {
                     return domain::resume(before, today);
                 });
}

keep_standing_orders::answer keep_standing_orders::end(const base::call_context& context, claim as, target which) {
    return alter(context, std::move(as), std::move(which), ended_event,
                 [](transaction&, const domain::standing_order& before) { return domain::end(before); });
}

base::task<base::result<domain::standing_order>> keep_standing_orders::find(const base::call_context& context,
                                                                            domain::standing_order_id id) {
    std::optional<domain::standing_order> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto seen = owned(open.standing().find(id), context, id);
        if (!seen) return base::refusal(std::move(seen.error()));
        found = *std::move(seen);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::standing_order>>> keep_standing_orders::page(const base::call_context& context,
                                                                                         std::optional<domain::standing_order_id> before,
                                                                                         std::size_t limit) {
    std::vector<domain::standing_order> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.standing().page(*context.who, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::vector<domain::standing_day>>> keep_standing_orders::days(const base::call_context& context,
                                                                                       domain::standing_order_id id,
                                                                                       std::optional<base::business_date> before,
                                                                                       std::size_t limit) {
    std::vector<domain::standing_day> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        if (auto seen = owned(open.standing().find(id), context, id); !seen) return base::refusal(std::move(seen.error()));
        found = open.standing().days(id, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

void keep_standing_orders::record(transaction& open, const base::call_context& context, std::string_view type,
                                  const domain::standing_order& what) {
    const domain::recorded_event event{domain::standing_order_event{domain::event_id::make(context.now, random_), type, what, std::nullopt},
                                       &context};
    open.record({&event, 1});
}

}  // namespace chuanpin::orders::app
