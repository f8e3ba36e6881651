// Addresses and networks of IP as values: what a limit counts by, and whom the program trusts. Pure functions, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::http {

/// Sixteen bytes in network order; an IPv4 address stands as ::ffff:a.b.c.d (RFC 4291 §2.5.5.2), so that both spellings are one.
struct ip_address {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const ip_address&) const = default;
    [[nodiscard]] bool is_v4() const;
};

/// Of four (IPv4) or sixteen bytes.
[[nodiscard]] ip_address make_address(std::span<const std::uint8_t> bytes);
/// "192.0.2.1" or "2001:db8::1"; nullopt for everything else (ports, brackets and zones too).
[[nodiscard]] std::optional<ip_address> parse_address(std::string_view text);
[[nodiscard]] std::string to_text(const ip_address& address);

/// The addresses that share their first bits.
struct network {
    ip_address base;
    unsigned bits = 128;  ///< of the sixteen bytes: 96 more than in the usual text of IPv4

    [[nodiscard]] bool holds(const ip_address& address) const;
};

/// "10.0.0.0/8", "2001:db8::/32", or one address. nullopt where a bit beyond the prefix is set: most likely a slip.
[[nodiscard]] std::optional<network> parse_network(std::string_view text);
[[nodiscard]] bool any_holds(std::span<const network> networks, const ip_address& address);

/// What one customer of a provider is given: an IPv4 address itself, of IPv6 the first 64 bits.
[[nodiscard]] ip_address subscriber_of(const ip_address& address);

/// 127.0.0.0/8 and ::1.
[[nodiscard]] std::vector<network> loopback_networks();

}  // namespace chuanpin::http
