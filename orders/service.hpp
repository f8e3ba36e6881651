// Orders: inventory, directed orders, acceptance (README.md). Its composition root stands in service.cpp.
//
// Settings ([orders] …): hold_hours (72), hold_check_seconds (30), offer_lag_max_seconds (10), batches_in_flight (1),
// hold_cap_units (0: none), hold_cap_percent (0: none), complaint_window_days (30), complaint_answer_days (7), window_check_seconds (30).
#pragma once

#include "platform/runtime/service.hpp"

namespace chuanpin::orders {

[[nodiscard]] runtime::service_definition definition();

}  // namespace chuanpin::orders
