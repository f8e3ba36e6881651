// The handlers of school calendars and standing orders: decode, one use case, encode.
#pragma once

#include "orders/app/standing/keep_school_calendars.hpp"
#include "orders/app/standing/keep_standing_orders.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `calendars` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_calendar_rows(app::keep_school_calendars& calendars);
/// `standing` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_standing_rows(app::keep_standing_orders& standing);

}  // namespace chuanpin::orders::http
