// Slows down guessing from one place: counts failed sign-ins by the client's address and by its neighbourhood, in this process, beside
// the delays of each login. Successes are not counted: a school behind one address signs in as often as it likes. I/O thread only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "gateway/domain/identity/client_network.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t throttled_addresses_max = 10'000;

class address_throttle {
public:
    /// How long a client of this address has to wait; zero where it may try now, and for what is no IP address.
    [[nodiscard]] std::chrono::seconds wait_of(std::string_view address, base::instant at) const;
    void record_failure(std::string_view address, std::string_view login, base::instant at);
    [[nodiscard]] std::size_t size() const { return addresses_.size(); }

private:
    struct window {
        int failures = 0;
        base::instant since{};
    };
    struct address_entry {
        window recent;
        std::unordered_set<std::size_t> logins;  ///< hashes of those that failed since logins_since
        base::instant logins_since{};
    };
    void make_room(base::instant at);

    std::unordered_map<std::string, address_entry> addresses_;
    std::unordered_map<std::string, window> neighbourhoods_;
};

}  // namespace chuanpin::gateway::app
