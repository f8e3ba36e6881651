// What is asked of the totals of needs, and where a page of them ended.
#pragma once

#include <string>

#include "orders/domain/need/need_total.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::orders::http {

/// ?by, ?from, ?to, and what narrows it: one of ?category and ?name_zh; ?county_code. Without days: the next 31 from `today` on.
/// Errors: invalid-parameters, with every fault.
[[nodiscard]] base::result<domain::total_question> read_total_question(const chuanpin::http::request& from, base::business_date today);

[[nodiscard]] std::string place_text(const domain::total_place& place);
[[nodiscard]] std::optional<domain::total_place> parse_place(std::string_view text);

}  // namespace chuanpin::orders::http
