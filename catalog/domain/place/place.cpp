#include "catalog/domain/place/place.hpp"

#include <algorithm>

#include "catalog/domain/county.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::string_view park_prefix = "FD";
constexpr std::size_t statistical_digits = 12;
constexpr std::size_t park_bytes = 10;
constexpr std::size_t county_digits = 6;

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

}  // namespace

std::string_view name_of(place_kind kind) {
    switch (kind) {
        case place_kind::township:
            return "township";
        case place_kind::village:
            return "village";
        case place_kind::park:
            return "park";
    }
    return {};
}

std::optional<place_kind> parse_place_kind(std::string_view name) {
    for (const auto each : {place_kind::township, place_kind::village, place_kind::park})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

std::optional<place_kind> kind_of_place_code(std::string_view code) {
    if (code.size() == park_bytes && code.starts_with(park_prefix) && is_digits(code.substr(park_prefix.size())) &&
        is_county_code(county_of_place_code(code)))
        return place_kind::park;
    if (code.size() != statistical_digits || !is_digits(code) || !is_county_code(county_of_place_code(code))) return std::nullopt;
    return code.ends_with("000") ? place_kind::township : place_kind::village;
}

std::string county_of_place_code(std::string_view code) {
    return std::string(code.substr(code.starts_with(park_prefix) ? park_prefix.size() : 0, county_digits));
}

}  // namespace chuanpin::catalog::domain
