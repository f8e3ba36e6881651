#include "gateway/app/remind_of_tasks.hpp"

#include <exception>

namespace chuanpin::gateway::app {

base::task<base::result<std::size_t>> remind_of_tasks::operator()(const base::call_context& context) {
    std::vector<domain::notice_id> due;
    const auto found = co_await database_.read(context, [&](notice_transaction& open) -> base::result<void> {
        due = open.find_due(context.now, tasks_looked_at_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t changed = 0;
    std::exception_ptr fault;
    for (const auto& id : due) {
        base::result<bool> done = false;
        try {
            done = co_await look_at(context, id);
        } catch (...) {
            fault = std::current_exception();  // one broken task must not silence the others
        }
        if (!done) co_return base::refusal(done.error());
        if (*done) ++changed;
    }
    if (fault) std::rethrow_exception(fault);
    co_return changed;
}

// Another process that was faster, or an event that closed the task meanwhile, is no fault.
base::task<base::result<bool>> remind_of_tasks::look_at(const base::call_context& context, domain::notice_id id) {
    bool changed = false;
    const base::receipt claim{.scope = "job:remind-of-task", .key = base::to_wire(id) + " " + base::to_rfc3339(context.now)};
    const auto done = co_await database_.write(context, claim, [&](notice_transaction& open) -> base::result<std::string> {
        changed = false;
        const auto task = open.lock(id);
        const auto tick = task ? domain::look_at_clock(*task, context.now, policy_.reminders) : std::nullopt;
        if (!tick) return std::string();
        changed = true;
        const notice_change step{tick->after, false, context.request_id};
        open.keep(std::span(&step, 1));
        if (!tick->step) return std::string();
        open.note_step(tick->after, *tick->step);
        if (policy_.sends_messages) open.send(std::span(&tick->after.id, 1), domain::name_of(*tick->step));
        return std::string();
    });
    if (done) co_return changed && !done->replayed;
    if (done.error().code == "request-in-progress") co_return false;
    co_return base::refusal(done.error());
}

}  // namespace chuanpin::gateway::app
