// Reminds of tasks before their time ends, and marks those whose time has ended (催办). A recurring job.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t tasks_looked_at_max = 100;  ///< of one run

class remind_of_tasks {
public:
    remind_of_tasks(notice_unit_of_work& database, notice_policy policy) : database_(database), policy_(policy) {}

    /// `context` has nobody signed in. One transaction a task, claimed by the task and the moment that has come: any number of
    /// processes may run it, and a crash repeats nothing. Answers how many tasks this run changed. Errors: those of unit_of_work,
    /// which end the run; an exception of one task is thrown after the others were looked at.
    base::task<base::result<std::size_t>> operator()(const base::call_context& context);

private:
    base::task<base::result<bool>> look_at(const base::call_context& context, domain::notice_id id);

    notice_unit_of_work& database_;
    notice_policy policy_;
};

}  // namespace chuanpin::gateway::app
