#include "gateway/domain/identity/api_key.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "gateway/domain/webhook/internet_address.hpp"

namespace chuanpin::gateway::domain {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr unsigned radix = 62;

bool is_base62(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return alphabet.contains(letter); });
}

std::string check_of(std::string_view text) {
    const auto sum = crc32(text);
    const std::array<char, 4> bytes = {static_cast<char>(sum >> 24), static_cast<char>(sum >> 16), static_cast<char>(sum >> 8),
                                       static_cast<char>(sum)};
    return to_base62({bytes.data(), bytes.size()}, api_key_check_length);
}

/// 128 bits; an IPv4 address is mapped into IPv6 (RFC 4291 §2.5.5.2), so that both compare alike.
std::optional<std::array<std::uint16_t, 8>> groups_of(std::string_view address) {
    if (const auto v4 = parse_ipv4(address))
        return std::array<std::uint16_t, 8>{
            0, 0, 0, 0, 0, 0xffff, static_cast<std::uint16_t>(v4->value >> 16), static_cast<std::uint16_t>(v4->value & 0xffffU)};
    if (const auto v6 = parse_ipv6(address)) return v6->groups;
    return std::nullopt;
}

struct network {
    std::array<std::uint16_t, 8> groups{};
    unsigned bits = 128;
};

std::optional<network> parse_network(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = text.substr(0, slash);
    const auto groups = groups_of(address);
    if (!groups) return std::nullopt;
    network found{*groups, 128};
    if (slash == std::string_view::npos) return found;
    const bool is_v4 = parse_ipv4(address).has_value();
    const auto digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (fault != std::errc{} || end != digits.data() + digits.size() || bits > (is_v4 ? 32U : 128U)) return std::nullopt;
    found.bits = is_v4 ? bits + 96 : bits;
    return found;
}

bool contains(const network& range, const std::array<std::uint16_t, 8>& address) {
    unsigned left = range.bits;
    for (std::size_t i = 0; left > 0; ++i) {
        const unsigned here = std::min(left, 16U);
        const unsigned mask = (0xffffU << (16 - here)) & 0xffffU;
        if ((range.groups.at(i) & mask) != (address.at(i) & mask)) return false;
        left -= here;
    }
    return true;
}

}  // namespace

std::string to_base62(std::string_view bytes, std::size_t digits) {
    std::vector<unsigned> number;
    for (const char byte : bytes) number.push_back(static_cast<unsigned char>(byte));
    std::string text(digits, alphabet.front());
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        unsigned rest = 0;
        for (auto& each : number) {
            const unsigned value = rest * 256 + each;
            each = value / radix;
            rest = value % radix;
        }
        *digit = alphabet[rest];
    }
    if (std::ranges::any_of(number, [](unsigned each) { return each != 0; })) throw std::logic_error("the number needs more digits");
    return text;
}

std::uint32_t crc32(std::string_view bytes) {
    constexpr std::uint32_t polynomial = 0xedb88320;
    std::uint32_t sum = 0xffffffff;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? sum >> 1 ^ polynomial : sum >> 1;
    }
    return ~sum;
}

std::string text_of_api_key(std::string_view public_id, std::string_view secret) {
    auto text = std::string(api_key_prefix).append(public_id).append("_").append(secret);
    return text + check_of(text);
}

std::optional<api_key_parts> parse_api_key(std::string_view text) {
    if (text.size() != api_key_length || !text.starts_with(api_key_prefix)) return std::nullopt;
    const auto body = text.substr(0, api_key_length - api_key_check_length);
    const auto public_id = body.substr(api_key_prefix.size(), api_key_public_id_length);
    const auto secret = body.substr(body.size() - api_key_secret_length);
    if (body[api_key_prefix.size() + api_key_public_id_length] != '_' || !is_base62(public_id) || !is_base62(secret)) return std::nullopt;
    if (text.substr(body.size()) != check_of(body)) return std::nullopt;
    return api_key_parts{public_id, secret};
}

bool is_grantable(std::string_view permission) { return permission != "api-keys:write" && permission != "accounts:write"; }

bool is_live(const api_key& key, base::instant at) { return !key.revoked_at && at < key.expires_at; }

bool is_network(std::string_view text) { return parse_network(text).has_value(); }

bool admits_address(std::span<const std::string> networks, std::string_view address) {
    if (networks.empty()) return true;
    const auto groups = groups_of(address);
    return groups && std::ranges::any_of(networks, [&](const std::string& each) {
               const auto range = parse_network(each);
               return range && contains(*range, *groups);
           });
}

base::principal principal_of(const api_key& key, std::string organisation_kind) {
    return {base::account_id{key.id.value}, key.organisation, std::move(organisation_kind), key.purpose, key.scopes};
}

}  // namespace chuanpin::gateway::domain
