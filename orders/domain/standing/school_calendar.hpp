// When a house has its canteen open (校历): terms, the days without school in them, and the days that follow another weekday's plan (调课).
// Public holidays come from the national calendar and are not written down again. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/domain/standing/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/working_days.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t calendar_terms_max = 12;
inline constexpr std::size_t calendar_free_max = 100;
inline constexpr std::size_t calendar_moved_max = 60;

/// Monday is 1, Sunday 7 (ISO 8601).
inline constexpr int weekdays_of_a_week = 7;
[[nodiscard]] int weekday_of(base::business_date day);

/// Both ends included.
struct day_range {
    base::business_date from{};
    base::business_date to{};
    bool operator==(const day_range&) const = default;
};
/// A day on which the canteen is open as on that weekday, whatever else is said of it.
struct moved_day {
    base::business_date day{};
    int weekday = 0;
    bool operator==(const moved_day&) const = default;
};

struct school_calendar {
    school_calendar_id id{};
    std::int64_t version = 1;
    organisation_id owner{};
    std::optional<unit_id> unit{};  ///< whose it is inside the house; empty: the organisation's own
    std::string name{};
    std::vector<day_range> terms{};
    std::vector<day_range> free{};
    std::vector<moved_day> moved{};
    bool operator==(const school_calendar&) const = default;
};

[[nodiscard]] bool belongs_to(const school_calendar& what, const base::principal& who);

/// Whether the day is a public holiday. A weekend day is none of its own; it is where the Friday before it and the Monday after it are.
[[nodiscard]] bool is_holiday(const base::working_day_calendar& national, base::business_date day);

/// The weekday whose plan the canteen follows on that day; nullopt where it is closed.
[[nodiscard]] std::optional<int> open_as(const school_calendar& what, const base::working_day_calendar& national, base::business_date day);

/// Errors: school-calendar-invalid with every fault: a range that ends before it begins (/terms/0/to), terms that overlap
/// (/terms/1/from), a moved day that stands twice (/moved_days/1/day).
[[nodiscard]] base::result<void> check_calendar(const school_calendar& what);

}  // namespace chuanpin::orders::domain
