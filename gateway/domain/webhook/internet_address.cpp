#include "gateway/domain/webhook/internet_address.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace chuanpin::gateway::domain {

namespace {

struct ipv4_range {
    std::uint32_t first;
    int bits;
};
constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) { return a << 24 | b << 16 | c << 8 | d; }

constexpr std::array reserved_v4 = {
    ipv4_range{v4(0, 0, 0, 0), 8},      ipv4_range{v4(10, 0, 0, 0), 8},     ipv4_range{v4(100, 64, 0, 0), 10},
    ipv4_range{v4(127, 0, 0, 0), 8},    ipv4_range{v4(169, 254, 0, 0), 16}, ipv4_range{v4(172, 16, 0, 0), 12},
    ipv4_range{v4(192, 0, 0, 0), 24},   ipv4_range{v4(192, 0, 2, 0), 24},   ipv4_range{v4(192, 88, 99, 0), 24},
    ipv4_range{v4(192, 168, 0, 0), 16}, ipv4_range{v4(198, 18, 0, 0), 15},  ipv4_range{v4(198, 51, 100, 0), 24},
    ipv4_range{v4(203, 0, 113, 0), 24}, ipv4_range{v4(224, 0, 0, 0), 4},    ipv4_range{v4(240, 0, 0, 0), 4},
};

struct ipv6_range {
    std::array<std::uint16_t, 4> first;  ///< the first 64 bits
    int bits;
};
constexpr std::array reserved_v6 = {
    ipv6_range{{0x0064, 0xff9b, 0x0001, 0}, 48},
    ipv6_range{{0x0100, 0, 0, 0}, 64},
    ipv6_range{{0x2001, 0x0db8, 0, 0}, 32},
    ipv6_range{{0x2002, 0, 0, 0}, 16},
    ipv6_range{{0x3fff, 0, 0, 0}, 20},
    ipv6_range{{0x5f00, 0, 0, 0}, 16},
    ipv6_range{{0xfc00, 0, 0, 0}, 7},
    ipv6_range{{0xfe80, 0, 0, 0}, 10},
    ipv6_range{{0xff00, 0, 0, 0}, 8},
};

bool in_range(const ipv6_address& address, const ipv6_range& range) {
    int left = range.bits;
    for (std::size_t i = 0; left > 0; ++i, left -= 16) {
        const unsigned mask = left >= 16 ? 0xffffU : (0xffffU << (16 - left)) & 0xffffU;
        if ((address.groups.at(i) & mask) != (range.first.at(i) & mask)) return false;
    }
    return true;
}

/// Reads groups separated by ':' into `groups`; an IPv4 tail counts as two.
bool read_groups(std::string_view text, std::vector<std::uint16_t>& groups) {
    while (!text.empty()) {
        const auto colon = text.find(':');
        const auto group = text.substr(0, colon);
        if (colon == std::string_view::npos && group.contains('.')) {
            const auto tail = parse_ipv4(group);
            if (!tail) return false;
            groups.push_back(static_cast<std::uint16_t>(tail->value >> 16));
            groups.push_back(static_cast<std::uint16_t>(tail->value & 0xffffU));
            return true;
        }
        std::uint16_t value = 0;
        const auto [end, fault] = std::from_chars(group.data(), group.data() + group.size(), value, 16);
        if (fault != std::errc{} || end != group.data() + group.size() || group.empty() || group.size() > 4) return false;
        groups.push_back(value);
        if (colon == std::string_view::npos) return true;
        text.remove_prefix(colon + 1);
        if (text.empty()) return false;
    }
    return true;
}

}  // namespace

std::optional<ipv4_address> parse_ipv4(std::string_view text) {
    std::uint32_t value = 0;
    for (int part = 0; part < 4; ++part) {
        const auto dot = text.find('.');
        if ((part < 3) != (dot != std::string_view::npos)) return std::nullopt;
        const auto digits = text.substr(0, dot);
        std::uint32_t number = 0;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        const bool whole = fault == std::errc{} && end == digits.data() + digits.size();
        if (!whole || number > 255 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
        value = value << 8 | number;
        text.remove_prefix(part < 3 ? dot + 1 : text.size());
    }
    return ipv4_address{value};
}

std::optional<ipv6_address> parse_ipv6(std::string_view text) {
    std::vector<std::uint16_t> head;
    std::vector<std::uint16_t> tail;
    const auto gap = text.find("::");
    if (!read_groups(text.substr(0, gap), head)) return std::nullopt;
    if (gap != std::string_view::npos && !read_groups(text.substr(gap + 2), tail)) return std::nullopt;
    const auto given = head.size() + tail.size();
    if (gap == std::string_view::npos ? given != 8 : given > 7) return std::nullopt;
    ipv6_address address;
    std::ranges::copy(head, address.groups.begin());
    std::ranges::copy_backward(tail, address.groups.end());
    return address;
}

bool is_loopback(ipv4_address address) { return address.value >> 24 == 127; }

bool is_public(ipv4_address address) {
    return std::ranges::none_of(reserved_v4, [&](const ipv4_range& range) {
        const auto mask = ~std::uint32_t{0} << (32 - range.bits);
        return (address.value & mask) == range.first;
    });
}

bool is_public(const ipv6_address& address) {
    const auto& groups = address.groups;
    const ipv4_address embedded{static_cast<std::uint32_t>(groups[6]) << 16 | groups[7]};
    const bool high_is_zero = std::ranges::all_of(groups.begin(), groups.begin() + 5, [](auto group) { return group == 0; });
    if (high_is_zero && groups[5] == 0xffff) return is_public(embedded);
    if (high_is_zero) return false;  // ::, ::1 and the deprecated IPv4-compatible addresses
    if (groups[0] == 0x64 && groups[1] == 0xff9b &&
        std::ranges::all_of(groups.begin() + 2, groups.begin() + 6, [](auto group) { return group == 0; }))
        return false;
    return std::ranges::none_of(reserved_v6, [&](const ipv6_range& range) { return in_range(address, range); });
}

}  // namespace chuanpin::gateway::domain
