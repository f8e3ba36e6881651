// When an open task must be spoken of again: a reminder a day before its time ends, one two hours before, and the end.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

/// How long before a task's time ends; 0 means no such reminder. [gateway] notice_first_reminder_hours, notice_last_reminder_hours.
struct reminder_rules {
    std::chrono::hours first{24};
    std::chrono::hours last{2};
};
inline constexpr std::chrono::hours reminder_max{720};

enum class clock_step { first_reminder, last_reminder, due };
/// "first-reminder", "last-reminder", "due".
[[nodiscard]] std::string_view name_of(clock_step step);

/// The first step after `now`; nullopt once the time has ended.
[[nodiscard]] std::optional<base::instant> next_step(base::instant due, base::instant now, const reminder_rules& rules);
/// As next_step for a task that is new at `now`: one whose time has ended already is looked at once.
[[nodiscard]] base::instant first_step(base::instant due, base::instant now, const reminder_rules& rules);
/// The newest step that has come: steps that were slept through are passed over. nullopt before the first.
[[nodiscard]] std::optional<clock_step> step_at(base::instant due, base::instant now, const reminder_rules& rules);

}  // namespace chuanpin::gateway::domain
