// The day that is so many working days after another.
#pragma once

#include "platform/base/working_days.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::int64_t working_days_max = 1'000;  ///< that can be asked for at once

struct working_day_view {
    base::business_date from{};
    std::int64_t days = 0;
    base::business_date due_on{};
    bool from_is_working_day = false;
    bool by_weekdays_alone = false;  ///< an end lies beyond what was announced
    base::business_date known_from{};
    base::business_date known_until{};
};

/// `days` from 0 to `working_days_max`.
[[nodiscard]] working_day_view count_working_days(const base::working_day_calendar& calendar, base::business_date from, std::int64_t days);

}  // namespace chuanpin::catalog::app
