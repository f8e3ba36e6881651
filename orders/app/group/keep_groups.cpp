#include "orders/app/group/keep_groups.hpp"

#include <map>

#include "orders/app/group/group_fill_maker.hpp"
#include "orders/domain/group/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view opened_event = "buyer_group.opened";
constexpr std::string_view invited_event = "buyer_group.invited";
constexpr std::string_view removed_event = "buyer_group.removed";
constexpr std::string_view answered_event = "buyer_group.answered";

std::vector<domain::organisation_id> joined_of(const domain::buyer_group& what) {
    std::vector<domain::organisation_id> houses;
    for (const auto& each : what.members)
        if (each.how == domain::membership::joined) houses.push_back(each.organisation);
    return houses;
}

// Open ones, and of each house as many as its fill may have. What they were found by may have changed until they were locked.
std::vector<domain::purchase_need> lock_wanting(transaction& open, const base::call_context& context, const domain::buyer_group& group,
                                                const domain::group_wish& wish) {
    const auto houses = joined_of(group);
    if (houses.empty()) return {};
    const auto ids = open.buyer_groups().find_wanting(houses, wish, domain::needs_of_group_fill_max);
    if (ids.empty()) return {};
    std::vector<domain::purchase_need> needs;
    std::map<domain::organisation_id, std::size_t> of_house;
    for (auto& each : open.needs().lock(ids)) {
        const bool wanting = domain::is_wanting(domain::status_of(each, base::business_date_of(context.now)));
        if (!wanting || !domain::is_such(each.terms, wish) || of_house[each.buyer] == domain::needs_of_fill_max) continue;
        ++of_house[each.buyer];
        needs.push_back(std::move(each));
    }
    return needs;
}

}  // namespace

base::result<domain::buyer_group> find_run(transaction& open, const base::principal& who, domain::buyer_group_id id) {
    auto found = open.buyer_groups().find(id);
    if (!found || !domain::is_known_to(*found, who)) return base::refusal(domain::errors::group_not_found(base::to_wire(id)));
    if (found->organiser != who.organisation) return base::refusal(domain::errors::group_not_organiser(id));
    return *std::move(found);
}

base::result<group_fill_view> load_fill(transaction& open, domain::buyer_group_id group, domain::group_fill_id id) {
    auto found = open.buyer_groups().find(id);
    if (!found || found->group != group) return base::refusal(domain::errors::group_fill_not_found(base::to_wire(id)));
    group_fill_view view{.what = *std::move(found)};
    for (const auto& each : view.what.parts) view.parts.push_back(open.fills().find(each).value());
    return view;
}

void keep_groups::record(transaction& open, const base::call_context& context, std::string_view type, const domain::buyer_group& what) {
    const domain::recorded_event event{domain::buyer_group_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

keep_groups::answer keep_groups::open(const base::call_context& context, claim as, std::string name) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const domain::buyer_group fresh{.id = domain::buyer_group_id::make(context.now, random_),
                                        .organiser = context.who->organisation,
                                        .name = name,
                                        .opened_by = context.who->account,
                                        .opened_at = context.now};
        open.buyer_groups().insert(fresh);
        record(open, context, opened_event, fresh);
        return as.encode(fresh);
    });
}

keep_groups::answer keep_groups::change(const base::call_context& context, claim as, domain::buyer_group_id id, std::string_view type,
                                        decision decide) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto before = open.buyer_groups().lock(id);
        if (!before || !domain::is_known_to(*before, *context.who))
            return base::refusal(domain::errors::group_not_found(base::to_wire(id)));
        auto after = decide(open, *before);
        if (!after) return base::refusal(std::move(after.error()));
        open.buyer_groups().save(*before, *after);
        record(open, context, type, *after);
        return as.encode(*after);
    });
}

keep_groups::answer keep_groups::invite(const base::call_context& context, claim as, domain::buyer_group_id id,
                                        domain::organisation_id whom) {
    co_return co_await change(context, std::move(as), id, invited_event,
                              [&](transaction&, const domain::buyer_group& before) -> base::result<domain::buyer_group> {
                                  if (before.organiser != context.who->organisation)
                                      return base::refusal(domain::errors::group_not_organiser(id));
                                  return domain::invite(before, whom, context.now);
                              });
}

keep_groups::answer keep_groups::remove(const base::call_context& context, claim as, domain::buyer_group_id id, group_removal said) {
    co_return co_await change(context, std::move(as), id, removed_event,
                              [&](transaction& open, const domain::buyer_group& before) -> base::result<domain::buyer_group> {
                                  if (before.organiser != context.who->organisation)
                                      return base::refusal(domain::errors::group_not_organiser(id));
                                  const auto today = base::business_date_of(context.now);
                                  const bool waits = open.buyer_groups().is_in_open_fill(id, said.whom, today);
                                  return domain::remove(before, said.whom, said.reason, waits, context.now);
                              });
}

keep_groups::answer keep_groups::reply(const base::call_context& context, claim as, domain::buyer_group_id id, membership_answer said) {
    co_return co_await change(context, std::move(as), id, answered_event, [&](transaction&, const domain::buyer_group& before) {
        return domain::answer(before, context.who->organisation, said.joins, said.may_order, context.now);
    });
}

base::task<base::result<domain::buyer_group>> keep_groups::find(const base::call_context& context, domain::buyer_group_id id) {
    std::optional<domain::buyer_group> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.buyer_groups().find(id);
        if (!found || !domain::is_known_to(*found, *context.who)) return base::refusal(domain::errors::group_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::buyer_group>>> keep_groups::page(const base::call_context& context,
                                                                             std::optional<domain::buyer_group_id> before,
                                                                             std::size_t limit) {
    std::vector<domain::buyer_group> groups;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        groups = open.buyer_groups().page(context.who->organisation, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return groups;
}

base::task<base::result<std::vector<domain::need_total>>> keep_groups::totals(const base::call_context& context, domain::buyer_group_id id,
                                                                              domain::total_question asked,
                                                                              std::optional<domain::total_place> after, std::size_t limit) {
    std::vector<domain::need_total> totals;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto group = open.buyer_groups().find(id);
        if (!group || !domain::is_known_to(*group, *context.who)) return base::refusal(domain::errors::group_not_found(base::to_wire(id)));
        if (group->organiser != context.who->organisation && !domain::has_joined(*group, context.who->organisation))
            return base::refusal(domain::errors::group_not_invited(id));
        asked.buyers = joined_of(*group);
        totals.clear();
        if (!asked.buyers.empty()) totals = open.needs().totals(asked, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return totals;
}

keep_groups::answer keep_groups::propose(const base::call_context& context, base::idempotent<group_fill_view> as, domain::buyer_group_id id,
                                         group_fill_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        open.buyer_groups().lock(id);  // so that nobody is removed while a part is made for it
        const auto group = find_run(open, *context.who, id);
        if (!group) return base::refusal(group.error());
        auto needs = lock_wanting(open, context, *group, asked.wish);
        if (needs.empty()) return base::refusal(domain::errors::group_nothing_wanted(id));
        group_fill_view view{.what = {.id = domain::group_fill_id::make(context.now, random_),
                                      .group = id,
                                      .wish = asked.wish,
                                      .proposed_by = context.who->account,
                                      .proposed_at = context.now}};
        view.parts = group_fill_maker(open, context, random_).propose(std::move(needs), asked.terms);
        for (const auto& each : view.parts) view.what.parts.push_back(each.id);
        open.buyer_groups().insert(view.what);
        return as.encode(view);
    });
}

base::task<base::result<group_fill_view>> keep_groups::find_fill(const base::call_context& context, domain::buyer_group_id id,
                                                                 domain::group_fill_id fill) {
    base::result<group_fill_view> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        if (const auto group = find_run(open, *context.who, id); !group) return base::refusal(group.error());
        found = load_fill(open, id, fill);
        if (!found) return base::refusal(found.error());
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
