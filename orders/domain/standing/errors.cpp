#include "orders/domain/standing/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row calendar_not_found_row{"school-calendar-not-found", error_kind::not_found, "没有这份校历", "No such school calendar"};
constexpr row calendar_invalid_row{"school-calendar-invalid", error_kind::unprocessable, "校历内容不正确",
                                   "The calendar does not hold together"};
constexpr row not_found_row{"standing-order-not-found", error_kind::not_found, "没有这份长期订单", "No such standing order"};
constexpr row invalid_row{"standing-order-invalid", error_kind::unprocessable, "长期订单内容不正确",
                          "The standing order does not hold together"};
constexpr row state_row{"standing-order-state-conflict", error_kind::conflict, "长期订单的状态不允许此操作",
                        "The state of the standing order does not allow this"};
constexpr row unknown_row{"standing-calendar-unknown", error_kind::unprocessable, "校历不是本单位的", "The calendar is not your house's"};
constexpr row decided_row{"standing-day-decided", error_kind::conflict, "该配送日已处理或长期订单已变更", "The day is decided already"};
constexpr row missed_row{"standing-day-missed", error_kind::conflict, "配送日已过，未能下单", "The delivery day has passed"};

constexpr row table[] = {
    calendar_not_found_row, calendar_invalid_row, not_found_row, invalid_row, state_row, unknown_row, decided_row, missed_row};

base::error with_fields(const row& what, std::string detail, std::vector<base::field_error> faults) {
    auto error = base::make_error(what, std::move(detail));
    error.fields = std::move(faults);
    return error;
}

}  // namespace

std::span<const base::error_definition> standing_errors() { return table; }

namespace errors {

base::error school_calendar_not_found(std::string_view id) {
    return base::make_error(calendar_not_found_row, fmt::format("There is no school calendar {}.", id));
}
base::error school_calendar_invalid(std::vector<base::field_error> faults) {
    return with_fields(calendar_invalid_row, "The days of the calendar do not hold together.", std::move(faults));
}
base::error standing_order_not_found(std::string_view id) {
    return base::make_error(not_found_row, fmt::format("There is no standing order {}.", id));
}
base::error standing_order_invalid(std::vector<base::field_error> faults) {
    return with_fields(invalid_row, "The standing order does not hold together.", std::move(faults));
}
base::error standing_order_state_conflict(standing_order_id id, std::string_view status, std::string_view action) {
    auto error =
        base::make_error(state_row, fmt::format("Standing order {} is {}: it does not allow {}.", base::to_wire(id), status, action));
    error.facts.emplace_back("status", status);
    return error;
}
base::error standing_calendar_unknown(school_calendar_id id) {
    return with_fields(unknown_row, fmt::format("Your house has no school calendar {}.", base::to_wire(id)),
                       {{"/calendar_id", "unknown", "Name a calendar of your own house."}});
}
base::error standing_day_decided(standing_order_id id, base::business_date day) {
    return base::make_error(decided_row, fmt::format("{} of standing order {} is decided.", base::to_text(day), base::to_wire(id)));
}
base::error standing_day_missed(base::business_date day) {
    return base::make_error(missed_row, fmt::format("{} had passed before it could be ordered.", base::to_text(day)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
