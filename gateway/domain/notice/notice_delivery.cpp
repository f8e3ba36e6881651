#include "gateway/domain/notice/notice_delivery.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "gateway/domain/notice/task_clock.hpp"

namespace chuanpin::gateway::domain {

namespace {

using enum notice_delivery_state;
constexpr std::array states = {pending, sending, sent, exhausted, cancelled};

std::string_view opening_of(std::string_view cause) {
    if (cause == created_cause) return "";
    return cause == name_of(clock_step::due) ? "已到期:" : "提醒:";
}

}  // namespace

std::string_view name_of(notice_delivery_state state) {
    switch (state) {
        case pending:
            return "pending";
        case sending:
            return "sending";
        case sent:
            return "sent";
        case exhausted:
            return "exhausted";
        case cancelled:
            return "cancelled";
    }
    return {};
}

notice_delivery_state parse_notice_delivery_state(std::string_view name) {
    const auto* found = std::ranges::find(states, name, [](notice_delivery_state each) { return name_of(each); });
    if (found == states.end()) throw std::logic_error("not a state of a notice's delivery: " + std::string(name));
    return *found;
}

notice_verdict judge_notice(bool was_sent, int attempt_number, int jitter_permille) {
    if (was_sent) return {sent};
    const auto pause = pause_before_attempt(attempt_number + 1, {}, jitter_permille, std::nullopt);
    if (!pause) return {exhausted};
    return {pending, *pause};
}

std::string message_of(std::string_view title_zh, std::string_view body_zh, std::string_view cause) {
    return fmt::format("【川品】{}{}。{}", opening_of(cause), title_zh, body_zh);
}

}  // namespace chuanpin::gateway::domain
