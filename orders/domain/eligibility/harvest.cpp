#include "orders/domain/eligibility/harvest.hpp"

namespace chuanpin::orders::domain {

std::string county_of_place(std::string_view place_code) {
    constexpr std::string_view park = "FD";
    constexpr std::size_t county_digits = 6;
    if (place_code.starts_with(park)) place_code.remove_prefix(park.size());
    return std::string(place_code.substr(0, county_digits));
}

}  // namespace chuanpin::orders::domain
