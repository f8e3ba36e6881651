#include "platform/http/forwarded.hpp"

#include <algorithm>
#include <ranges>

#include "platform/http/gate.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

/// One step on the way of a request, as the proxy saw it that received it.
struct hop {
    std::string_view node{};
    std::string_view scheme{};
    std::string_view host{};
};

/// How often `text` ends with a backslash.
std::size_t trailing_backslashes(std::string_view text) { return text.size() - (text.find_last_not_of('\\') + 1); }

/// Takes what stands behind the last comma that no quotation marks enclose off `rest`. Read from the right, because only the right
/// end was written by somebody whom we trust: a quotation mark that a client left open must not swallow it.
std::string_view take_last(std::string_view& rest) {
    bool quoted = false;
    auto at = rest.size();
    for (; at > 0; --at) {
        const char letter = rest[at - 1];
        if (letter == '"' && trailing_backslashes(rest.substr(0, at - 1)) % 2 == 0) quoted = !quoted;
        if (letter == ',' && !quoted) break;
    }
    const auto taken = rest.substr(at);
    rest = rest.substr(0, at == 0 ? 0 : at - 1);
    return trimmed(taken);
}

/// The address of "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]" or "[2001:db8::1]:80" (RFC 7239 §6).
std::optional<ip_address> address_of(std::string_view node) {
    if (node.starts_with('[')) {
        const auto end = node.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        const auto port = node.substr(end + 1);
        if (!port.empty() && (port.front() != ':' || !all_digits(port.substr(1)))) return std::nullopt;
        const auto address = parse_address(node.substr(1, end - 1));
        return address && !address->is_v4() ? address : std::nullopt;
    }
    if (std::ranges::count(node, ':') == 1) {
        auto port = node;
        node = take_until(port, ':');
        if (!all_digits(port)) return std::nullopt;
    }
    return parse_address(node);
}

std::string_view scheme_of(std::string_view text) {
    if (equal_without_case(text, "https")) return "https";
    return equal_without_case(text, "http") ? "http" : std::string_view{};
}

/// A value without its quotation marks; empty where it is escaped: neither an address nor a host needs that.
std::string_view unquoted(std::string_view value) {
    if (value.size() < 2 || !value.starts_with('"') || !value.ends_with('"')) return value.contains('"') ? std::string_view{} : value;
    value = value.substr(1, value.size() - 2);
    return value.contains('"') || value.contains('\\') ? std::string_view{} : value;
}

/// forwarded-element (RFC 7239 §4): name=value pairs between semicolons, each name once. Without a node where it breaks the rules.
hop read_element(std::string_view element) {
    hop read;
    while (!element.empty()) {
        auto value = trimmed(take_until(element, ';'));
        const auto name = take_until(value, '=');
        auto* place = equal_without_case(name, "for")     ? &read.node
                      : equal_without_case(name, "proto") ? &read.scheme
                      : equal_without_case(name, "host")  ? &read.host
                                                          : nullptr;
        if (place == nullptr) continue;
        if (!place->empty()) return {};
        *place = unquoted(value);
    }
    read.scheme = scheme_of(read.scheme);
    if (!is_host(read.host)) read.host = {};
    return read;
}

/// Calls `visit` with every element of the fields of that name, from the right end to the left, until it answers false.
template <class Visit>
void visit_from_right(std::span<const field_view> fields, std::string_view name, const Visit& visit) {
    for (const auto& [each, value] : std::views::reverse(fields)) {
        if (!equal_without_case(each, name)) continue;
        for (auto rest = value; !rest.empty();) {
            const auto element = take_last(rest);
            if (!element.empty() && !visit(element)) return;
        }
    }
}

std::string_view last_of(std::span<const field_view> fields, std::string_view name) {
    std::string_view last;
    visit_from_right(fields, name, [&](std::string_view element) {
        last = element;
        return false;
    });
    return last;
}

forwarded_origin read_x_forwarded(std::span<const field_view> fields, const proxy_trust& trust) {
    forwarded_origin origin;
    visit_from_right(fields, "X-Forwarded-For", [&](std::string_view element) {
        const auto address = address_of(element);
        if (address) origin.client = address;
        return address && trust.covers(*address);
    });
    origin.scheme = scheme_of(last_of(fields, "X-Forwarded-Proto"));
    if (const auto host = last_of(fields, "X-Forwarded-Host"); is_host(host)) origin.host = host;
    return origin;
}

forwarded_origin read_forwarded(std::span<const field_view> fields, const proxy_trust& trust) {
    forwarded_origin origin;
    visit_from_right(fields, "Forwarded", [&](std::string_view element) {
        const auto read = read_element(element);
        const auto address = address_of(read.node);
        if (!address) return false;
        // The outermost proxy that we trust is the one that saw the client.
        origin = {address, read.scheme, read.host};
        return trust.covers(*address);
    });
    return origin;
}

}  // namespace

bool is_forwarding_field(std::string_view name) {
    constexpr std::string_view prefix = "X-Forwarded";
    if (name.empty() || (name.front() != 'F' && name.front() != 'f' && name.front() != 'X' && name.front() != 'x')) return false;
    return equal_without_case(name.substr(0, prefix.size()), prefix) || equal_without_case(name, "Forwarded") ||
           equal_without_case(name, "X-Real-IP");
}

forwarded_origin read_forwarding(std::span<const field_view> fields, const proxy_trust& trust) {
    return trust.kind == forwarding_kind::forwarded ? read_forwarded(fields, trust) : read_x_forwarded(fields, trust);
}

}  // namespace chuanpin::http
