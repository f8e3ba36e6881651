// A fill of a group's needs (联合合供方案): of each house a fill of its own, made together. It becomes orders house by house, of each
// house's own fill; whoever did not let the organiser order does it itself.
#pragma once

#include <string>
#include <vector>

#include "orders/domain/fill/need_fill.hpp"
#include "orders/domain/group/buyer_group.hpp"

namespace chuanpin::orders::domain {

struct group_fill_tag {
    static constexpr std::string_view prefix = "gfl";
};
using group_fill_id = base::typed_id<group_fill_tag>;

inline constexpr std::size_t needs_of_group_fill_max = 200;

/// What is asked to be filled: all of these goods that members want on that day.
struct group_wish {
    goods_kind kind{};
    measure by{};
    base::business_date requested_delivery_date{};
};
/// Whether a need of these terms is one of those that are asked for.
[[nodiscard]] inline bool is_such(const need_terms& terms, const group_wish& wish) {
    return terms.kind == wish.kind && terms.by == wish.by && terms.requested_delivery_date == wish.requested_delivery_date;
}

struct group_fill {
    group_fill_id id{};
    buyer_group_id group{};
    group_wish wish{};
    account_id proposed_by{};
    base::instant proposed_at{};
    std::vector<fill_id> parts{};  ///< one of each house, by house
};

/// Why a house's part became no order, or that it did.
struct group_outcome {
    fill_id fill{};
    std::string code{};  ///< "committed", "needs_member" or what it was refused with
};
inline constexpr std::string_view outcome_committed = "committed";
inline constexpr std::string_view outcome_needs_member = "needs_member";

}  // namespace chuanpin::orders::domain
