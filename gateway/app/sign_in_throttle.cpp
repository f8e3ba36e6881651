#include "gateway/app/sign_in_throttle.hpp"

#include <algorithm>

namespace chuanpin::gateway::app {

std::chrono::seconds sign_in_throttle::wait_of(std::string_view login, base::instant at) const {
    const auto found = failures_.find(std::string(login));
    if (found == failures_.end()) return std::chrono::seconds(0);
    const auto until = found->second.last + domain::delay_after(found->second.failures);
    if (until <= at) return std::chrono::seconds(0);
    return std::chrono::ceil<std::chrono::seconds>(until - at);
}

void sign_in_throttle::record_failure(std::string_view login, base::instant at) {
    if (failures_.size() >= throttled_logins_max) make_room(at);
    auto& entry = failures_[std::string(login)];
    if (at - entry.last > failures_forgotten_after) entry.failures = 0;
    ++entry.failures;
    entry.last = at;
}

void sign_in_throttle::record_success(std::string_view login) { failures_.erase(std::string(login)); }

// Forgets what is old; where that frees nothing, the one that failed longest ago.
void sign_in_throttle::make_room(base::instant at) {
    std::erase_if(failures_, [&](const auto& each) { return at - each.second.last > failures_forgotten_after; });
    if (failures_.size() < throttled_logins_max) return;
    failures_.erase(std::ranges::min_element(failures_, {}, [](const auto& each) { return each.second.last; }));
}

}  // namespace chuanpin::gateway::app
