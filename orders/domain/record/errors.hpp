// Refusals of purchase inspection records; a part of the one table of errors.cpp.
#pragma once

#include <span>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> record_errors();

namespace errors {

base::error inspection_record_not_ready(order_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
