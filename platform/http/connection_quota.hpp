// How many connections one subscriber has open. One thread.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "platform/http/network.hpp"

namespace chuanpin::http {

class connection_quota {
public:
    /// `uncounted` are those who speak for many: proxies, and what runs on this machine.
    connection_quota(std::size_t per_subscriber_max, std::vector<network> uncounted);

    /// Counts a connection; false, and nothing counted, where its subscriber has as many as it may.
    [[nodiscard]] bool admit(const ip_address& peer);
    /// Once for each that was admitted.
    void release(const ip_address& peer);
    /// How many subscribers have a connection that counts.
    [[nodiscard]] std::size_t subscribers() const { return open_.size(); }

private:
    std::size_t per_subscriber_max_;
    std::vector<network> uncounted_;
    std::map<ip_address, std::size_t> open_;
};

}  // namespace chuanpin::http
