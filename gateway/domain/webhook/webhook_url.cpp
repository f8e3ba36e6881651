#include "gateway/domain/webhook/webhook_url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/webhook/internet_address.hpp"

namespace chuanpin::gateway::domain {

namespace {

struct url_parts {
    bool secure = false;
    std::string host;
    std::uint16_t port = 0;
    std::string target;
};

base::refusal refused(std::string detail) { return base::refusal(errors::webhook_url_refused(std::move(detail))); }

/// Visible ASCII without what would end or split the request line.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) {
        return letter > 0x20 && letter < 0x7f && letter != '"' && letter != '<' && letter != '>' && letter != '\\';
    });
}

std::optional<std::uint16_t> parse_port(std::string_view digits) {
    std::uint16_t port = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (fault != std::errc{} || end != digits.data() + digits.size() || port == 0) return std::nullopt;
    return port;
}

/// Splits "host", "host:port" or "[v6]:port"; the brackets stay.
bool read_authority(std::string_view authority, url_parts& parts) {
    const auto bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
    if (authority.starts_with('[') && bracket == std::string_view::npos) return false;
    const auto after = bracket == std::string_view::npos ? 0 : bracket + 1;
    const auto colon = authority.find(':', after);
    parts.host = authority.substr(0, colon);
    if (bracket != std::string_view::npos && parts.host.size() != after) return false;
    std::ranges::transform(parts.host, parts.host.begin(),
                           [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
    parts.port = parts.secure ? 443 : 80;
    if (colon == std::string_view::npos) return !parts.host.empty();
    const auto port = parse_port(authority.substr(colon + 1));
    if (port) parts.port = *port;
    return port && !parts.host.empty();
}

base::result<url_parts> split(std::string_view text) {
    if (text.size() > webhook_url_bytes_max) return refused("The URL may have at most 2048 bytes.");
    if (!is_plain(text)) return refused("The URL holds characters that must be percent-encoded.");
    url_parts parts;
    parts.secure = text.starts_with("https://");
    if (!parts.secure && !text.starts_with("http://")) return refused("The URL must begin with https://.");
    text.remove_prefix(parts.secure ? 8 : 7);
    if (text.contains('#')) return refused("The URL must not have a fragment.");
    const auto end = text.find_first_of("/?");
    const auto authority = text.substr(0, end);
    if (authority.contains('@')) return refused("The URL must not name a user.");
    if (!read_authority(authority, parts)) return refused("The URL names no host, or a port that does not exist.");
    parts.target = end == std::string_view::npos ? "/" : std::string(text.substr(end));
    if (parts.target.starts_with('?')) parts.target.insert(0, 1, '/');
    return parts;
}

bool is_loopback_host(std::string_view host) {
    const auto address = parse_ipv4(host);
    return host == "localhost" || (address && is_loopback(*address));
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && !label.starts_with('-') && !label.ends_with('-') &&
           std::ranges::all_of(
               label, [](char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-'; });
}

/// A name with at least one dot whose last label is no number: other spellings of addresses (127.1, 0x7f.1, 2130706433) are none.
bool is_public_name(std::string_view host) {
    if (!host.contains('.') || host.size() > 253) return false;
    for (const std::string_view inside : {".local", ".localhost", ".internal", ".home.arpa"}) {
        if (host.ends_with(inside)) return false;
    }
    std::string_view last;
    for (std::string_view rest = host;;) {
        const auto dot = rest.find('.');
        last = rest.substr(0, dot);
        if (!is_label(last)) return false;
        if (dot == std::string_view::npos) break;
        rest.remove_prefix(dot + 1);
    }
    return last[0] < '0' || last[0] > '9';
}

bool is_public_host(std::string_view host) {
    if (host.starts_with('[')) {
        const auto address = parse_ipv6(host.substr(1, host.size() - 2));
        return address && is_public(*address);
    }
    if (const auto address = parse_ipv4(host)) return is_public(*address);
    return is_public_name(host);
}

bool is_port_allowed(std::uint16_t port) { return port == 443 || port == 8443 || port >= 1024; }

}  // namespace

base::result<webhook_url> check_webhook_url(std::string_view text, const webhook_url_rules& rules) {
    const auto parts = split(text);
    if (!parts) return base::refusal(parts.error());
    const bool on_this_machine = rules.allow_loopback && is_loopback_host(parts->host);
    if (!parts->secure && !rules.allow_loopback) return refused("The URL must begin with https://.");
    if (!parts->secure && !on_this_machine) return refused("Plain http is for receivers on this machine alone.");
    if (!on_this_machine && !is_public_host(parts->host)) return refused("The host is not part of the public internet.");
    if (parts->secure && !is_port_allowed(parts->port)) return refused("The port must be 443, 8443 or at least 1024.");
    return webhook_url{(parts->secure ? "https://" : "http://") + parts->host + ":" + std::to_string(parts->port), parts->target};
}

bool may_reach(std::string_view address, const webhook_url_rules& rules) {
    if (const auto v4 = parse_ipv4(address)) return is_public(*v4) || (rules.allow_loopback && is_loopback(*v4));
    const auto v6 = parse_ipv6(address);
    return v6 && is_public(*v6);
}

}  // namespace chuanpin::gateway::domain
