#include "platform/base/iso_week.hpp"

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::base {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t week_length = 8;

// The fourth of January is always in the first week.
business_date first_week_of(std::chrono::year year) { return week_of(year / std::chrono::January / 4); }

std::chrono::year year_of(business_date monday) { return business_date(sys_days(monday) + days(3)).year(); }

}  // namespace

business_date week_of(business_date day) {
    const auto at = sys_days(day);
    return at - (std::chrono::weekday(at) - std::chrono::Monday);
}

business_date weeks_after(business_date monday, int count) { return sys_days(monday) + std::chrono::weeks(count); }

std::string week_text(business_date monday) {
    const auto year = year_of(monday);
    const auto week = (sys_days(monday) - sys_days(first_week_of(year))) / std::chrono::weeks(1) + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(year), week);
}

std::optional<business_date> parse_week(std::string_view text) {
    if (text.size() != week_length || text.substr(4, 2) != "-W" || text.front() == '-' || text[6] == '-') return std::nullopt;
    const auto year = parse_whole_number(text.substr(0, 4));
    const auto week = parse_whole_number(text.substr(6));
    if (!year || !week || *week < 1) return std::nullopt;
    const auto monday = weeks_after(first_week_of(std::chrono::year(static_cast<int>(*year))), static_cast<int>(*week) - 1);
    if (week_text(monday) != text) return std::nullopt;
    return monday;
}

}  // namespace chuanpin::base
