// A group of buyers (联合采购组): canteens of several houses whose organiser sees what they need together and has it filled together.
//
//   invited ──join──▶ joined ──leave──▶ left          whoever is invited may say no; whoever left may be invited again
//      └──────────────────┴──remove──▶ removed          by the organiser, with a reason; may be invited again
//
// Nobody is in it but by its own word. Whether the organiser may also order for a house is the house's to say, and only that house's own
// rules decide who approves such an order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

struct buyer_group_tag {
    static constexpr std::string_view prefix = "bgr";
};
using buyer_group_id = base::typed_id<buyer_group_tag>;

inline constexpr std::size_t group_members_max = 200;
inline constexpr std::size_t group_name_length_max = 100;  ///< code points

enum class membership { invited, joined, left, removed };
inline constexpr membership memberships[] = {membership::invited, membership::joined, membership::left, membership::removed};
/// The wire and database name: "invited".
[[nodiscard]] std::string_view name_of(membership how);
[[nodiscard]] std::optional<membership> parse_membership(std::string_view name);

struct group_member {
    organisation_id organisation{};
    membership how{};
    bool may_order = false;               ///< whether the organiser may order for it; only of who joined
    base::instant at{};                   ///< since when it is so
    std::optional<std::string> reason{};  ///< of who was removed
    bool operator==(const group_member&) const = default;
};

struct buyer_group {
    buyer_group_id id{};
    std::int64_t version = 1;
    organisation_id organiser{};
    std::string name{};
    account_id opened_by{};
    base::instant opened_at{};
    std::vector<group_member> members{};  ///< by organisation; at most group_members_max
    bool operator==(const buyer_group&) const = default;
};

/// Null where the organisation was never invited.
[[nodiscard]] const group_member* find_member(const buyer_group& what, organisation_id organisation);
/// Whether it is invited or has joined, and neither left nor was removed.
[[nodiscard]] bool is_asked(const group_member& member);
/// Whether somebody may know of it: of the organiser, or invited or in it.
[[nodiscard]] bool is_known_to(const buyer_group& what, const base::principal& who);
[[nodiscard]] bool has_joined(const buyer_group& what, organisation_id organisation);

// Each answers the group one version higher.
/// Errors: group-member-already (conflict), group-full (conflict).
[[nodiscard]] base::result<buyer_group> invite(buyer_group what, organisation_id organisation, base::instant now);
/// What a house says of its own membership: it joins or leaves, and whether the organiser may order for it. Errors: group-not-invited
/// (conflict), of who left or was removed too.
[[nodiscard]] base::result<buyer_group> answer(buyer_group what, organisation_id organisation, bool joins, bool may_order,
                                               base::instant now);
/// The organiser takes a house out. `in_open_fill`: whether a fill of the group that may still become orders has a part for it. Errors:
/// group-member-unknown (conflict), group-member-in-fill (conflict).
[[nodiscard]] base::result<buyer_group> remove(buyer_group what, organisation_id organisation, std::string reason, bool in_open_fill,
                                               base::instant now);

}  // namespace chuanpin::orders::domain
