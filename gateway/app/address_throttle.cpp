#include "gateway/app/address_throttle.hpp"

#include <algorithm>
#include <functional>

namespace chuanpin::gateway::app {

namespace {

template <class Window>
void count(Window& counted, std::chrono::microseconds length, base::instant at) {
    if (at - counted.since >= length) counted = {0, at};
    ++counted.failures;
}

template <class Window>
base::instant end_of(const Window& counted, int limit, std::chrono::microseconds length) {
    return counted.failures >= limit ? counted.since + length : base::instant::min();
}

}  // namespace

std::chrono::seconds address_throttle::wait_of(std::string_view address, base::instant at) const {
    const auto network = domain::network_of(address);
    if (!network) return std::chrono::seconds(0);
    auto until = base::instant::min();
    if (const auto found = addresses_.find(network->address); found != addresses_.end()) {
        const auto& entry = found->second;
        until = end_of(entry.recent, domain::address_failures_max, domain::address_window);
        if (entry.logins.size() > domain::address_logins_max) until = std::max(until, entry.logins_since + domain::address_logins_window);
    }
    if (const auto found = neighbourhoods_.find(network->neighbourhood); found != neighbourhoods_.end())
        until = std::max(until, end_of(found->second, domain::neighbourhood_failures_max, domain::neighbourhood_window));
    return until <= at ? std::chrono::seconds(0) : std::chrono::ceil<std::chrono::seconds>(until - at);
}

void address_throttle::record_failure(std::string_view address, std::string_view login, base::instant at) {
    const auto network = domain::network_of(address);
    if (!network) return;
    if (addresses_.size() >= throttled_addresses_max || neighbourhoods_.size() >= throttled_addresses_max) make_room(at);
    auto& entry = addresses_[network->address];
    count(entry.recent, domain::address_window, at);
    if (at - entry.logins_since >= domain::address_logins_window) {
        entry.logins.clear();
        entry.logins_since = at;
    }
    if (entry.logins.size() <= domain::address_logins_max) entry.logins.insert(std::hash<std::string_view>{}(login));
    count(neighbourhoods_[network->neighbourhood], domain::neighbourhood_window, at);
}

// Forgets what is over. Where that frees too little, everything: so many addresses at once are an attack that is not stopped by address,
// and the delays of each login go on.
void address_throttle::make_room(base::instant at) {
    std::erase_if(addresses_, [&](const auto& each) { return at - each.second.logins_since >= domain::address_logins_window; });
    std::erase_if(neighbourhoods_, [&](const auto& each) { return at - each.second.since >= domain::neighbourhood_window; });
    if (addresses_.size() >= throttled_addresses_max) addresses_.clear();
    if (neighbourhoods_.size() >= throttled_addresses_max) neighbourhoods_.clear();
}

}  // namespace chuanpin::gateway::app
