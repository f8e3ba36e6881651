// Slows down guessing: counts failed sign-ins per login, in this process. I/O thread only.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gateway/domain/identity/sign_in_delay.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::size_t throttled_logins_max = 10'000;
inline constexpr std::chrono::minutes failures_forgotten_after{15};

class sign_in_throttle {
public:
    /// How long this login has to wait; zero where it may try now. Logins that do not exist count like others.
    [[nodiscard]] std::chrono::seconds wait_of(std::string_view login, base::instant at) const;
    void record_failure(std::string_view login, base::instant at);
    void record_success(std::string_view login);
    [[nodiscard]] std::size_t size() const { return failures_.size(); }

private:
    struct entry {
        int failures = 0;
        base::instant last{};
    };
    void make_room(base::instant at);

    std::unordered_map<std::string, entry> failures_;
};

}  // namespace chuanpin::gateway::app
