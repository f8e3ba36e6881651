// The refusals about groups of buyers; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/group/buyer_group.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> group_errors();

namespace errors {

base::error group_not_found(std::string_view id);
/// It is for the organiser alone.
base::error group_not_organiser(buyer_group_id id);
base::error group_member_already(organisation_id organisation);
base::error group_full();
base::error group_member_unknown(organisation_id organisation);
base::error group_member_in_fill(organisation_id organisation);
base::error group_not_invited(buyer_group_id id);
/// None of who joined wants such goods on that day.
base::error group_nothing_wanted(buyer_group_id id);
base::error group_fill_not_found(std::string_view id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
