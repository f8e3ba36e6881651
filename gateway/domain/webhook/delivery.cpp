#include "gateway/domain/webhook/delivery.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array states = {delivery_state::waiting,   delivery_state::pending,   delivery_state::sending,
                               delivery_state::delivered, delivery_state::exhausted, delivery_state::cancelled};
constexpr int gone = 410;
constexpr std::chrono::milliseconds crowded_pause_min = std::chrono::minutes(1);

bool asks_for_patience(const attempt& made) {
    return made.fault == attempt_fault::timeout || made.status == 429 || made.status == 502 || made.status == 504;
}

}  // namespace

std::string_view name_of(delivery_state state) {
    switch (state) {
        case delivery_state::waiting:
            return "waiting";
        case delivery_state::pending:
            return "pending";
        case delivery_state::sending:
            return "sending";
        case delivery_state::delivered:
            return "delivered";
        case delivery_state::exhausted:
            return "exhausted";
        case delivery_state::cancelled:
            return "cancelled";
    }
    return {};
}

delivery_state parse_delivery_state(std::string_view name) {
    const auto* found = std::ranges::find(states, name, [](delivery_state state) { return name_of(state); });
    if (found == states.end()) throw std::logic_error("not a state of a delivery: " + std::string(name));
    return *found;
}

std::string_view name_of(attempt_fault fault) {
    switch (fault) {
        case attempt_fault::none:
            return "";
        case attempt_fault::unreachable:
            return "unreachable";
        case attempt_fault::timeout:
            return "timeout";
        case attempt_fault::broken:
            return "broken";
        case attempt_fault::status:
            return "status";
    }
    return {};
}

verdict judge(const attempt& made, const retry_rules& rules, int jitter_permille) {
    if (made.fault == attempt_fault::none) return {delivery_state::delivered};
    if (made.status == gone) return {delivery_state::cancelled, {}, true};
    auto pause = pause_before_attempt(made.number + 1, rules, jitter_permille, made.retry_after);
    if (!pause) return {delivery_state::exhausted};
    if (asks_for_patience(made)) *pause = std::max(*pause, crowded_pause_min * rules.factor_percent / 100);
    return {delivery_state::pending, *pause};
}

}  // namespace chuanpin::gateway::domain
