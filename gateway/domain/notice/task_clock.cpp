#include "gateway/domain/notice/task_clock.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chuanpin::gateway::domain {

namespace {

struct moment {
    clock_step step{};
    base::instant at{};
};

/// In the order of time, whichever way round the rules are.
std::array<moment, 3> moments(base::instant due, const reminder_rules& rules) {
    std::array<moment, 3> all{moment{clock_step::first_reminder, due - rules.first}, moment{clock_step::last_reminder, due - rules.last},
                              moment{clock_step::due, due}};
    std::ranges::sort(all, {}, [](const moment& each) { return std::pair(each.at, each.step); });
    return all;
}

}  // namespace

std::string_view name_of(clock_step step) {
    switch (step) {
        case clock_step::first_reminder:
            return "first-reminder";
        case clock_step::last_reminder:
            return "last-reminder";
        case clock_step::due:
            return "due";
    }
    return {};
}

std::optional<base::instant> next_step(base::instant due, base::instant now, const reminder_rules& rules) {
    for (const auto& each : moments(due, rules)) {
        if (each.at > now) return each.at;
    }
    return std::nullopt;
}

base::instant first_step(base::instant due, base::instant now, const reminder_rules& rules) {
    return next_step(due, now, rules).value_or(due);
}

std::optional<clock_step> step_at(base::instant due, base::instant now, const reminder_rules& rules) {
    std::optional<clock_step> newest;
    for (const auto& each : moments(due, rules)) {
        if (each.at <= now) newest = each.step;
    }
    return newest;
}

}  // namespace chuanpin::gateway::domain
