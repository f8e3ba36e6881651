#include "orders/domain/group/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"group-not-found", error_kind::not_found, "没有这个联合采购组", "No such group of buyers"};
constexpr row not_organiser_row{"group-not-organiser", error_kind::forbidden, "仅牵头单位可以办理", "Only its organiser may do this"};
constexpr row already_row{"group-member-already", error_kind::conflict, "该单位已受邀或已加入",
                          "The organisation is invited or in the group already"};
constexpr row full_row{"group-full", error_kind::conflict, "联合采购组成员已满", "The group has as many members as it may"};
constexpr row not_invited_row{"group-not-invited", error_kind::conflict, "本单位未受邀", "Your organisation is not invited"};
constexpr row nothing_row{"group-nothing-wanted", error_kind::conflict, "成员没有这样的需求", "No member wants such goods on that day"};
constexpr row fill_row{"group-fill-not-found", error_kind::not_found, "没有这个联合方案", "No such fill of a group"};

constexpr row member_unknown_row{"group-member-unknown", error_kind::conflict, "该单位不在联合采购组中",
                                 "The organisation is neither invited nor in the group"};
constexpr row member_in_fill_row{"group-member-in-fill", error_kind::conflict, "该单位在未了结的联合方案中",
                                 "The organisation has a part in a fill that may still be ordered"};

constexpr row table[] = {not_found_row, not_organiser_row, already_row,        full_row,          not_invited_row,
                         nothing_row,   fill_row,          member_unknown_row, member_in_fill_row};

}  // namespace

std::span<const base::error_definition> group_errors() { return table; }

namespace errors {

base::error group_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no group {}.", id)); }
base::error group_not_organiser(buyer_group_id id) {
    return base::make_error(not_organiser_row, fmt::format("Group {} is another organisation's to run.", base::to_wire(id)));
}
base::error group_member_already(organisation_id organisation) {
    return base::make_error(already_row, fmt::format("Organisation {} is invited or has joined.", base::to_wire(organisation)));
}
base::error group_full() { return base::make_error(full_row, fmt::format("A group has at most {} members.", group_members_max)); }
base::error group_member_unknown(organisation_id organisation) {
    return base::make_error(member_unknown_row, fmt::format("Organisation {} is not in this group.", base::to_wire(organisation)));
}
base::error group_member_in_fill(organisation_id organisation) {
    return base::make_error(member_in_fill_row,
                            fmt::format("Organisation {} waits for its part of a fill of this group.", base::to_wire(organisation)));
}
base::error group_not_invited(buyer_group_id id) {
    return base::make_error(not_invited_row,
                            fmt::format("Group {} has not invited your organisation, or you have left it.", base::to_wire(id)));
}
base::error group_nothing_wanted(buyer_group_id id) {
    return base::make_error(nothing_row, fmt::format("Nobody who has joined group {} wants such goods on that day.", base::to_wire(id)));
}
base::error group_fill_not_found(std::string_view id) {
    return base::make_error(fill_row, fmt::format("There is no fill {} of this group.", id));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
