// Which addresses are part of the public internet. Everything else is somebody's inside, and webhooks must not reach it
// (server-side request forgery). Source: IANA special-purpose registries (RFC 6890), and the metadata services of clouds,
// which lie inside those ranges.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace chuanpin::gateway::domain {

struct ipv4_address {
    std::uint32_t value = 0;  ///< host order: 127.0.0.1 is 0x7f000001
};
struct ipv6_address {
    std::array<std::uint16_t, 8> groups{};
};

/// Exactly four decimal numbers without leading zeros; 0x7f000001, 127.1 and the like are no addresses here.
[[nodiscard]] std::optional<ipv4_address> parse_ipv4(std::string_view text);
/// RFC 4291 §2.2, an embedded IPv4 tail included, without brackets and zone.
[[nodiscard]] std::optional<ipv6_address> parse_ipv6(std::string_view text);

[[nodiscard]] bool is_loopback(ipv4_address address);
[[nodiscard]] bool is_public(ipv4_address address);
/// An IPv4-mapped address is judged by the IPv4 address in it.
[[nodiscard]] bool is_public(const ipv6_address& address);

}  // namespace chuanpin::gateway::domain
