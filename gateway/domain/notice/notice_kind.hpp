// Every kind of notice: its name, whether somebody has to do something, and its words in Chinese and English.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gateway/domain/notice/figures.hpp"
#include "gateway/domain/notice/task_clock.hpp"

namespace chuanpin::gateway::domain {

/// What the end of its time does to an open task.
enum class at_due {
    nothing,  ///< information, or a task without a time limit
    expires,  ///< nobody can do it any more
    overdue,  ///< it still waits, and is marked
};

struct notice_kind {
    std::string_view name;  ///< slug, "confirm-order"
    bool is_task = false;
    at_due when_due = at_due::nothing;
    std::string_view title_zh;
    std::string_view title_en;
    std::string_view body_zh;  ///< figures stand in braces: "{order}"
    std::string_view body_en;
    std::optional<reminder_rules> reminders{};  ///< where a day and two hours before are not the ones that are settled for all
};
/// When a task of this kind is spoken of again.
[[nodiscard]] inline const reminder_rules& reminders_of(const notice_kind& kind, const reminder_rules& of_all) {
    return kind.reminders ? *kind.reminders : of_all;
}

[[nodiscard]] std::span<const notice_kind> notice_kinds();
/// Null where there is none of that name.
[[nodiscard]] const notice_kind* find_notice_kind(std::string_view name);

/// A notice's words, final.
struct notice_text {
    std::string title_zh;
    std::string title_en;
    std::string body_zh;
    std::string body_en;
    bool operator==(const notice_text&) const = default;
};

/// Throws std::logic_error where a brace names a figure that is not given: rules and templates do not fit each other.
[[nodiscard]] notice_text render(const notice_kind& kind, std::span<const notice_figure> figures);

}  // namespace chuanpin::gateway::domain
