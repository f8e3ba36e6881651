// Refusals of lines that wait for a harvest: a part of the one table (errors.hpp).
#pragma once

#include <span>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

struct order;

[[nodiscard]] std::span<const base::error_definition> forward_errors();

namespace errors {

base::error delivery_week_invalid(std::vector<base::field_error> faults);
/// One fault for each line that has not as much free.
base::error capacity_exceeded(std::vector<base::field_error> faults);
/// One fault for each line that still waits.
base::error goods_not_arrived(const order& what);

}  // namespace errors
}  // namespace chuanpin::orders::domain
