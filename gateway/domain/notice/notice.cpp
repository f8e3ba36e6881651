#include "gateway/domain/notice/notice.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array states = {task_state::open, task_state::done, task_state::expired, task_state::superseded};

void end(notice& what, task_state how, base::instant at) {
    what.state = how;
    what.closed_at = at;
    what.next_step_at.reset();
}

void let_fall_due(notice& what, base::instant now) {
    const auto* kind = find_notice_kind(what.kind);
    if (kind != nullptr && kind->when_due == at_due::expires)
        end(what, task_state::expired, now);
    else
        what.overdue_at = now;
}

}  // namespace

std::string_view name_of(task_state state) {
    switch (state) {
        case task_state::open:
            return "open";
        case task_state::done:
            return "done";
        case task_state::expired:
            return "expired";
        case task_state::superseded:
            return "superseded";
    }
    return {};
}

std::optional<task_state> parse_task_state(std::string_view name) {
    const auto* found = std::ranges::find(states, name, [](task_state each) { return name_of(each); });
    if (found == states.end()) return std::nullopt;
    return *found;
}

std::optional<notice> close(const notice& before, task_state to, base::instant at) {
    const bool allowed = before.state == task_state::open || (before.state == task_state::expired && to == task_state::done);
    if (!allowed || to == task_state::open) return std::nullopt;
    auto after = before;
    ++after.version;
    end(after, to, at);
    return after;
}

std::optional<tick> look_at_clock(const notice& before, base::instant now, const reminder_rules& rules) {
    if (before.state != task_state::open || !before.due_at || !before.next_step_at || now < *before.next_step_at) return std::nullopt;
    const auto* kind = find_notice_kind(before.kind);
    const auto& reminders = kind == nullptr ? rules : reminders_of(*kind, rules);
    auto after = before;
    ++after.version;
    after.next_step_at = next_step(*before.due_at, now, reminders);
    const auto step = step_at(*before.due_at, now, reminders);
    if (step == clock_step::due) let_fall_due(after, now);
    return tick{step, std::move(after)};
}

}  // namespace chuanpin::gateway::domain
