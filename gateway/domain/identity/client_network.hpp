// Which clients are counted together when passwords are guessed: who has one address usually has its neighbours too.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::gateway::domain {

/// Failed sign-ins that an address may have within a minute, and its neighbours together within a quarter of an hour.
inline constexpr int address_failures_max = 20;
inline constexpr std::chrono::minutes address_window{1};
inline constexpr int neighbourhood_failures_max = 100;
inline constexpr std::chrono::minutes neighbourhood_window{15};
/// Logins that one address may fail with within an hour: more is somebody with a list of stolen passwords.
inline constexpr std::size_t address_logins_max = 50;
inline constexpr std::chrono::hours address_logins_window{1};

struct client_network {
    std::string address;        ///< IPv4: all of it; IPv6: its first 64 bits, which one customer has
    std::string neighbourhood;  ///< IPv4: 24 bits; IPv6: 48
};

/// As keys, not as text for people; nullopt where it is no IP address.
[[nodiscard]] std::optional<client_network> network_of(std::string_view address);

}  // namespace chuanpin::gateway::domain
