#include "gateway/domain/identity/client_network.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "gateway/domain/webhook/internet_address.hpp"

namespace chuanpin::gateway::domain {

namespace {

client_network network_of_v4(std::uint32_t value) { return {fmt::format("4:{:08x}", value), fmt::format("4:{:06x}", value >> 8)}; }

std::string key_of(std::span<const std::uint16_t> groups) {
    std::string key = "6";
    for (const auto group : groups) key += fmt::format(":{:04x}", group);
    return key;
}

}  // namespace

std::optional<client_network> network_of(std::string_view address) {
    if (const auto v4 = parse_ipv4(address)) return network_of_v4(v4->value);
    const auto v6 = parse_ipv6(address);
    if (!v6) return std::nullopt;
    const std::span groups(v6->groups);
    const bool is_mapped = groups[5] == 0xffff && std::ranges::all_of(groups.first(5), [](auto group) { return group == 0; });
    if (is_mapped) return network_of_v4(static_cast<std::uint32_t>(groups[6]) << 16 | groups[7]);
    return client_network{key_of(groups.first(4)), key_of(groups.first(3))};
}

}  // namespace chuanpin::gateway::domain
