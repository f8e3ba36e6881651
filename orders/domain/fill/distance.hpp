// How far goods come from, as codes of counties say it (GB/T 2260): nothing here knows roads, so there are three steps and no kilometres.
#pragma once

#include <string_view>

namespace chuanpin::orders::domain {

/// Nearest first.
enum class distance { same_county, same_prefecture, elsewhere };
inline constexpr distance distances[] = {distance::same_county, distance::same_prefecture, distance::elsewhere};
/// The wire and database name: "same_county".
[[nodiscard]] std::string_view name_of(distance what);
/// A county's code begins with the four digits of its prefecture.
[[nodiscard]] distance distance_between(std::string_view origin_county_code, std::string_view county_code);

}  // namespace chuanpin::orders::domain
