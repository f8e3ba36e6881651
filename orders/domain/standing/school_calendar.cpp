#include "orders/domain/standing/school_calendar.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/standing/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int friday = 5;
constexpr int days_from_friday_to_monday = 3;

bool holds(const std::vector<day_range>& ranges, base::business_date day) {
    return std::ranges::any_of(ranges, [day](const day_range& each) { return each.from <= day && day <= each.to; });
}

void check_ranges(const std::vector<day_range>& ranges, std::string_view name, std::vector<base::field_error>& found) {
    for (std::size_t i = 0; i < ranges.size(); ++i)
        if (ranges[i].to < ranges[i].from)
            found.push_back({fmt::format("/{}/{}/to", name, i), "out-of-range", "Must not lie before its beginning."});
}

// A term that is no range is told as such and overlaps nothing.
void check_overlaps(const std::vector<day_range>& terms, std::vector<base::field_error>& found) {
    const auto overlap = [](const day_range& one, const day_range& other) {
        return one.from <= one.to && other.from <= other.to && one.from <= other.to && other.from <= one.to;
    };
    for (std::size_t i = 0; i < terms.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(terms[i], terms[j]))
                found.push_back({fmt::format("/terms/{}/from", i), "overlaps", fmt::format("Overlaps term {}.", j)});
}

}  // namespace

int weekday_of(base::business_date day) { return static_cast<int>(std::chrono::weekday(sys_days(day)).iso_encoding()); }

bool belongs_to(const school_calendar& what, const base::principal& who) {
    return what.owner == who.organisation && (!who.unit || who.unit == what.unit);
}

bool is_holiday(const base::working_day_calendar& national, base::business_date day) {
    const int past_friday = weekday_of(day) - friday;
    if (past_friday <= 0) return !national.is_working_day(day);
    const auto before = sys_days(day) - days(past_friday);
    return !national.is_working_day(before) && !national.is_working_day(before + days(days_from_friday_to_monday));
}

std::optional<int> open_as(const school_calendar& what, const base::working_day_calendar& national, base::business_date day) {
    const auto moved = std::ranges::find(what.moved, day, &moved_day::day);
    if (moved != what.moved.end()) return moved->weekday;
    if (!holds(what.terms, day) || holds(what.free, day) || is_holiday(national, day)) return std::nullopt;
    return weekday_of(day);
}

base::result<void> check_calendar(const school_calendar& what) {
    std::vector<base::field_error> found;
    check_ranges(what.terms, "terms", found);
    check_ranges(what.free, "free_days", found);
    check_overlaps(what.terms, found);
    for (std::size_t i = 0; i < what.moved.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (what.moved[i].day == what.moved[j].day)
                found.push_back({fmt::format("/moved_days/{}/day", i), "duplicate", "The day stands in the list already."});
    if (!found.empty()) return base::refusal(errors::school_calendar_invalid(std::move(found)));
    return {};
}

}  // namespace chuanpin::orders::domain
