#include "orders/domain/offer/delivery_area.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace chuanpin::orders::domain {
namespace {

constexpr std::string_view province_digits = "51";
constexpr std::string_view prefecture_end = "00";
constexpr std::size_t prefecture_digits = 4;

bool covers_code(std::string_view code, std::string_view county) {
    if (code.size() != county.size()) return false;
    return code == county || (code.ends_with(prefecture_end) && county.starts_with(code.substr(0, prefecture_digits)));
}

}  // namespace

bool covers(const delivery_area& area, std::string_view county_code) {
    if (area.empty()) return county_code.starts_with(province_digits);
    return std::ranges::any_of(area, [&](const std::string& code) { return covers_code(code, county_code); });
}

std::string told(const delivery_area& area) {
    return area.empty() ? std::string("the province") : fmt::format("{}", fmt::join(area, ", "));
}

std::string area_text(const delivery_area& area) { return fmt::format("{}", fmt::join(area, " ")); }

delivery_area parse_area(std::string_view text) {
    delivery_area area;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        area.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return area;
}

}  // namespace chuanpin::orders::domain
