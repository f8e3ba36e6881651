// Refusals of school calendars and standing orders: a part of the one table (errors.hpp).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/standing/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> standing_errors();

namespace errors {

base::error school_calendar_not_found(std::string_view id);
base::error school_calendar_invalid(std::vector<base::field_error> faults);
base::error standing_order_not_found(std::string_view id);
base::error standing_order_invalid(std::vector<base::field_error> faults);
base::error standing_order_state_conflict(standing_order_id id, std::string_view status, std::string_view action);
/// The calendar that a plan names is not its house's.
base::error standing_calendar_unknown(school_calendar_id id);
/// Somebody decided the day meanwhile, or the standing order was changed, paused or ended.
base::error standing_day_decided(standing_order_id id, base::business_date day);
/// A delivery day that passed while nobody looked.
base::error standing_day_missed(base::business_date day);

}  // namespace errors
}  // namespace chuanpin::orders::domain
