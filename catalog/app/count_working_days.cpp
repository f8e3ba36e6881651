#include "catalog/app/count_working_days.hpp"

namespace chuanpin::catalog::app {

working_day_view count_working_days(const base::working_day_calendar& calendar, base::business_date from, std::int64_t days) {
    working_day_view view{.from = from, .days = days, .due_on = calendar.add_working_days(from, days)};
    view.from_is_working_day = calendar.is_working_day(from);
    view.by_weekdays_alone = !calendar.knows(from) || !calendar.knows(view.due_on);
    view.known_from = calendar.known_from();
    view.known_until = calendar.known_until();
    return view;
}

}  // namespace chuanpin::catalog::app
