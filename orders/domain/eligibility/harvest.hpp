// The first harvest that was announced (公告首采日) of a variety in a county and a year, as the catalogue's events tell: fruit that was
// picked earlier is unripe, or not from there. A lot is held against the announcement of its own harvest day, never of the day of an order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

/// It speaks of lots that were harvested on [valid_from, valid_to); of one day of a variety and county at most one does.
struct harvest_announcement {
    std::int64_t number = 0;  ///< of the catalogue's register: a later one of the same variety, county and year has a higher one
    std::string category{};
    std::string variety_key{};
    std::string county_code{};
    std::int64_t year = 0;
    base::business_date first_harvest_on{};
    base::business_date valid_from{};
    base::business_date valid_to{};
    bool operator==(const harvest_announcement&) const = default;
};

/// The county of a lot's place: of a county's own code, a township's or village's, or a park's ("FD513423…").
[[nodiscard]] std::string county_of_place(std::string_view place_code);

}  // namespace chuanpin::orders::domain
