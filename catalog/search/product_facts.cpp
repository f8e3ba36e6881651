#include "catalog/search/product_facts.hpp"

#include <algorithm>
#include <chrono>

namespace chuanpin::catalog::search {

namespace {

constexpr unsigned bits_of_a_day = 9;
constexpr unsigned bits_of_a_part = 2 * bits_of_a_day;
constexpr std::size_t parts_of_a_number = 3;
constexpr std::uint64_t day_mask = (1U << bits_of_a_day) - 1;
static_assert(season_parts_max <= 2 * parts_of_a_number);

/// Counted from 1, in a leap year: February has its 29th day in every count.
std::uint64_t number_of(std::chrono::month_day day) {
    const std::chrono::year leap{2024};
    const std::chrono::sys_days that{leap / day};
    return static_cast<std::uint64_t>((that - std::chrono::sys_days{leap / 1 / 1}).count()) + 1;
}

}  // namespace

season_days::season_days(const domain::seasons& harvested) {
    const auto parts = domain::within_the_year(harvested);
    for (std::size_t i = 0; i < std::min(parts.size(), season_parts_max); ++i) {
        const auto part = number_of(parts[i].from) | (number_of(parts[i].to) + 1) << bits_of_a_day;
        packed_.at(i / parts_of_a_number) |= part << (i % parts_of_a_number * bits_of_a_part);
    }
}

bool season_days::has(base::business_date day) const {
    const auto today = number_of(day.month() / day.day());
    for (auto parts : packed_) {
        for (; parts != 0; parts >>= bits_of_a_part) {
            if ((parts & day_mask) <= today && today < (parts >> bits_of_a_day & day_mask)) return true;
        }
    }
    return false;
}

}  // namespace chuanpin::catalog::search
