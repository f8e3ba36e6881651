// A house keeps its school calendars (校历).
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

class keep_school_calendars {
public:
    using claim = base::idempotent<domain::school_calendar>;
    using answer = base::task<base::result<base::reply>>;

    /// Both outlive it.
    keep_school_calendars(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    // `asked` has a name and days. Errors: those of domain::check_calendar.
    answer add(const base::call_context& context, claim as, domain::school_calendar asked);
    /// Counts from each standing order's next undecided day. Errors: school-calendar-not-found, version-stale, too.
    answer change(const base::call_context& context, claim as, domain::school_calendar_id id, base::version_condition seen,
                  domain::school_calendar asked);

    /// Errors: school-calendar-not-found.
    base::task<base::result<domain::school_calendar>> find(const base::call_context& context, domain::school_calendar_id id);
    base::task<base::result<std::vector<domain::school_calendar>>> page(const base::call_context& context,
                                                                        std::optional<domain::school_calendar_id> before,
                                                                        std::size_t limit);

private:
    void record(transaction& open, const base::call_context& context, std::string_view type, const domain::school_calendar& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
