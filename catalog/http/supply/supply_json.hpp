// The supply plan as documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/supply/plan_supply.hpp"

namespace chuanpin::catalog::http {

/// {product_id | variety, week, county_code, mass_g}. Errors: those of json::parse, invalid-fields.
[[nodiscard]] base::result<app::announced> decode_announcement(std::string_view text);
[[nodiscard]] std::string encode_announcement(const domain::announcement& what);
[[nodiscard]] std::string encode_announcements(const app::announcement_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_plan(const app::plan_filter& filter, const std::vector<app::planned_week>& weeks);

}  // namespace chuanpin::catalog::http
