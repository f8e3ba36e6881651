#include "orders/domain/group/buyer_group.hpp"

#include <algorithm>
#include <utility>

#include "orders/domain/group/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

group_member* member_in(buyer_group& what, organisation_id organisation) {
    const auto found = std::ranges::find(what.members, organisation, &group_member::organisation);
    return found == what.members.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(membership how) {
    switch (how) {
        case membership::invited:
            return "invited";
        case membership::joined:
            return "joined";
        case membership::left:
            return "left";
        case membership::removed:
            return "removed";
    }
    return {};
}

std::optional<membership> parse_membership(std::string_view name) {
    for (const auto each : memberships)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

const group_member* find_member(const buyer_group& what, organisation_id organisation) {
    const auto found = std::ranges::find(what.members, organisation, &group_member::organisation);
    return found == what.members.end() ? nullptr : &*found;
}

bool is_asked(const group_member& member) { return member.how == membership::invited || member.how == membership::joined; }

bool is_known_to(const buyer_group& what, const base::principal& who) {
    if (what.organiser == who.organisation) return true;
    const auto* member = find_member(what, who.organisation);
    return member != nullptr && is_asked(*member);
}

bool has_joined(const buyer_group& what, organisation_id organisation) {
    const auto* member = find_member(what, organisation);
    return member != nullptr && member->how == membership::joined;
}

base::result<buyer_group> invite(buyer_group what, organisation_id organisation, base::instant now) {
    auto* member = member_in(what, organisation);
    if (member != nullptr && is_asked(*member)) return base::refusal(errors::group_member_already(organisation));
    if (member == nullptr && what.members.size() >= group_members_max) return base::refusal(errors::group_full());
    const group_member fresh{.organisation = organisation, .how = membership::invited, .at = now};
    if (member != nullptr)
        *member = fresh;
    else
        what.members.insert(std::ranges::lower_bound(what.members, organisation, {}, &group_member::organisation), fresh);
    ++what.version;
    return what;
}

base::result<buyer_group> answer(buyer_group what, organisation_id organisation, bool joins, bool may_order, base::instant now) {
    auto* member = member_in(what, organisation);
    if (member == nullptr || !is_asked(*member)) return base::refusal(errors::group_not_invited(what.id));
    member->how = joins ? membership::joined : membership::left;
    member->may_order = joins && may_order;
    member->at = now;
    ++what.version;
    return what;
}

base::result<buyer_group> remove(buyer_group what, organisation_id organisation, std::string reason, bool in_open_fill, base::instant now) {
    auto* member = member_in(what, organisation);
    if (member == nullptr || !is_asked(*member)) return base::refusal(errors::group_member_unknown(organisation));
    if (in_open_fill) return base::refusal(errors::group_member_in_fill(organisation));
    *member = {.organisation = organisation, .how = membership::removed, .at = now, .reason = std::move(reason)};
    ++what.version;
    return what;
}

}  // namespace chuanpin::orders::domain
