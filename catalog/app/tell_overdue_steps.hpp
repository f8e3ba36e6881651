// Writes an event for each application whose step is late, so that notices can follow. A recurring job.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::size_t overdue_steps_max = 100;  ///< of one run

class tell_overdue_steps {
public:
    tell_overdue_steps(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// `context` has nobody signed in. One transaction an application, that looks again under the lock: any number of processes may run
    /// it. Answers how many events this run wrote.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> tell(const base::call_context& context, domain::mark_application_id id);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
