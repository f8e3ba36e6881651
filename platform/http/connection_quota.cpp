#include "platform/http/connection_quota.hpp"

#include <utility>

namespace chuanpin::http {

connection_quota::connection_quota(std::size_t per_subscriber_max, std::vector<network> uncounted)
    : per_subscriber_max_(per_subscriber_max), uncounted_(std::move(uncounted)) {}

bool connection_quota::admit(const ip_address& peer) {
    if (any_holds(uncounted_, peer)) return true;
    const auto [place, first] = open_.try_emplace(subscriber_of(peer), 0);
    if (place->second >= per_subscriber_max_) return false;  // the limit is at least 1, so no empty place stays behind
    ++place->second;
    return true;
}

void connection_quota::release(const ip_address& peer) {
    const auto place = open_.find(subscriber_of(peer));
    if (place == open_.end() || any_holds(uncounted_, peer)) return;
    if (--place->second == 0) open_.erase(place);
}

}  // namespace chuanpin::http
