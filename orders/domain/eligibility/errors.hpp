// Refusals of what may not be sold on the day; a part of the one table of errors.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> eligibility_errors();

namespace errors {

/// One fault for each line and reason.
base::error listing_held(std::vector<base::field_error> lines);
/// There would be enough with goods that expire before the day of delivery. `available` and `product` are of the first such line.
base::error goods_not_fresh(std::int64_t available, product_id product, std::vector<base::field_error> lines);
/// There would be enough with goods that were harvested before the announced first harvest of their year.
base::error goods_harvested_early(std::int64_t available, product_id product, std::vector<base::field_error> lines);

/// A batch has one origin, which its first receipt said.
base::error batch_origin_differs(std::vector<base::field_error> fields);

}  // namespace errors
}  // namespace chuanpin::orders::domain
