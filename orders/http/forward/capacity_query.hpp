// Which capacities are asked for, and where a page ended.
#pragma once

#include <string>
#include <string_view>

#include "orders/app/forward/ports.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::orders::http {

/// From this week on where no week is said. Errors: parameters-invalid, all faults at once.
[[nodiscard]] base::result<app::capacity_question> read_capacity_question(const chuanpin::http::request& from, base::business_date today);

/// "2026-W10 prd_…", and back.
[[nodiscard]] std::string place_text(const domain::capacity_key& key);
[[nodiscard]] std::optional<app::capacity_place> parse_capacity_place(std::string_view text);

}  // namespace chuanpin::orders::http
