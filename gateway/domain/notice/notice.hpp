// A notice (通知): something that an organisation should know, or a task (待办) that waits for one of its people.
//
//   open ──▶ done         an event says that it was done
//     │ └──▶ superseded   an event says that it need not be done any more
//     └────▶ expired      its time ended; an event that says "done" still wins: the clock here knows less than its service
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/domain/ids.hpp"
#include "gateway/domain/notice/notice_kind.hpp"
#include "gateway/domain/notice/task_clock.hpp"

namespace chuanpin::gateway::domain {

enum class task_state { open, done, expired, superseded };
[[nodiscard]] std::string_view name_of(task_state state);
[[nodiscard]] std::optional<task_state> parse_task_state(std::string_view name);

struct notice {
    notice_id id{};
    base::organisation_id organisation{};       ///< whose inbox it is in
    std::optional<base::account_id> account{};  ///< for this person alone
    std::string permission{};                   ///< for whoever has it ("orders:confirm"); empty: for everybody of the organisation
    std::string kind{};                         ///< a row of notice_kinds()
    notice_text text{};
    std::string about_id{};             ///< of what it speaks, wire form
    std::string about_path{};           ///< where the API answers of it
    std::optional<task_state> state{};  ///< absent: information
    std::optional<base::instant> due_at{};
    std::optional<base::instant> next_step_at{};  ///< when the clock must look at it; only while open
    std::optional<base::instant> overdue_at{};    ///< since when its time is over though it still waits
    std::optional<base::instant> closed_at{};
    base::event_id event{};  ///< that caused it
    base::instant created_at{};
    std::int64_t version = 1;
    std::int64_t number = 0;          ///< within the organisation's inbox, growing; given by the store
    std::int64_t changed_number = 0;  ///< the same for its last change: what the feed follows
};

/// nullopt where the task's state does not let it: only an open one is superseded or expires, an expired one may still be done.
[[nodiscard]] std::optional<notice> close(const notice& before, task_state to, base::instant at);

/// A task that the clock looked at.
struct tick {
    std::optional<clock_step> step{};  ///< absent where the rules became shorter since: the clock is only set anew
    notice after;
};
/// nullopt where it is too early, or the task is not open any more.
[[nodiscard]] std::optional<tick> look_at_clock(const notice& before, base::instant now, const reminder_rules& rules);

}  // namespace chuanpin::gateway::domain
