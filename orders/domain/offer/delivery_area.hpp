// Where an offer is delivered to, as the supplier coded it: exact without a register of counties, since a county's code begins with
// its prefecture's four digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::orders::domain {

/// Codes of counties and prefectures (ending in 00); empty: the whole province.
using delivery_area = std::vector<std::string>;

[[nodiscard]] bool covers(const delivery_area& area, std::string_view county_code);
/// "the province", or the codes with commas between them.
[[nodiscard]] std::string told(const delivery_area& area);

/// Codes with blanks between them, and back.
[[nodiscard]] std::string area_text(const delivery_area& area);
[[nodiscard]] delivery_area parse_area(std::string_view text);

}  // namespace chuanpin::orders::domain
