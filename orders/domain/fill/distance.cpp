#include "orders/domain/fill/distance.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr std::size_t prefecture_digits = 4;

}  // namespace

std::string_view name_of(distance what) {
    switch (what) {
        case distance::same_county:
            return "same_county";
        case distance::same_prefecture:
            return "same_prefecture";
        case distance::elsewhere:
            return "elsewhere";
    }
    return {};
}

distance distance_between(std::string_view origin_county_code, std::string_view county_code) {
    if (origin_county_code == county_code) return distance::same_county;
    const bool same = origin_county_code.substr(0, prefecture_digits) == county_code.substr(0, prefecture_digits);
    return same ? distance::same_prefecture : distance::elsewhere;
}

}  // namespace chuanpin::orders::domain
