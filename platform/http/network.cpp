#include "platform/http/network.hpp"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

constexpr std::size_t v4_offset = 12;
constexpr unsigned v4_bits = 96;
constexpr unsigned all_bits = 128;
constexpr unsigned subscriber_bits = 64;

/// `address` with everything beyond its first `bits` bits set to 0.
ip_address first_bits(ip_address address, unsigned bits) {
    for (std::size_t i = 0; i < address.bytes.size(); ++i) {
        const auto begin = static_cast<unsigned>(i) * 8;
        const unsigned kept = bits <= begin ? 0 : std::min(bits - begin, 8U);
        address.bytes[i] = static_cast<std::uint8_t>(address.bytes[i] & (0xffU << (8 - kept)));
    }
    return address;
}

}  // namespace

bool ip_address::is_v4() const {
    return std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t byte) { return byte == 0; }) && bytes[10] == 0xff &&
           bytes[11] == 0xff;
}

ip_address make_address(std::span<const std::uint8_t> bytes) {
    ip_address made;
    if (bytes.size() == 4) {
        made.bytes[10] = made.bytes[11] = 0xff;
        std::ranges::copy(bytes, made.bytes.begin() + v4_offset);
    } else {
        std::copy_n(bytes.begin(), std::min(bytes.size(), made.bytes.size()), made.bytes.begin());
    }
    return made;
}

std::optional<ip_address> parse_address(std::string_view text) {
    const std::string terminated(text);
    if (terminated.contains('\0')) return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET, terminated.c_str(), bytes.data()) == 1) return make_address(std::span(bytes).first(4));
    if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return make_address(bytes);
    return std::nullopt;
}

std::string to_text(const ip_address& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const bool is_v4 = address.is_v4();
    inet_ntop(is_v4 ? AF_INET : AF_INET6, address.bytes.data() + (is_v4 ? v4_offset : 0), text.data(), text.size());
    return text.data();
}

bool network::holds(const ip_address& address) const { return first_bits(address, bits) == base; }

std::optional<network> parse_network(std::string_view text) {
    const bool has_prefix = text.contains('/');
    const auto address = parse_address(take_until(text, '/'));
    if (!address) return std::nullopt;
    network made{*address, all_bits};
    if (has_prefix) {
        if (!all_digits(text) || text.size() > 3) return std::nullopt;
        std::from_chars(text.data(), text.data() + text.size(), made.bits);
        if (address->is_v4()) made.bits += v4_bits;
    }
    if (made.bits > all_bits || !made.holds(made.base)) return std::nullopt;
    return made;
}

bool any_holds(std::span<const network> networks, const ip_address& address) {
    return std::ranges::any_of(networks, [&](const network& each) { return each.holds(address); });
}

ip_address subscriber_of(const ip_address& address) { return address.is_v4() ? address : first_bits(address, subscriber_bits); }

std::vector<network> loopback_networks() { return {*parse_network("127.0.0.0/8"), *parse_network("::1")}; }

}  // namespace chuanpin::http
