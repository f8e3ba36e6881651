// What proxies say of the client for whom they speak: Forwarded (RFC 7239) and the X-Forwarded-* that came before it.
//
// Anybody can write these fields, so they count only from proxies that the configuration names, and only the kind that those
// proxies write: one that appends to X-Forwarded-For passes a client's own Forwarded on untouched. No handler ever sees them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/network.hpp"

namespace chuanpin::http {

enum class forwarding_kind { x_forwarded, forwarded };

/// Whom to believe, and what.
struct proxy_trust {
    std::vector<network> proxies{};
    forwarding_kind kind = forwarding_kind::x_forwarded;

    [[nodiscard]] bool covers(const ip_address& address) const { return any_holds(proxies, address); }
};

/// What was said. Empty where it was not, or not in a way that can be read.
struct forwarded_origin {
    std::optional<ip_address> client{};
    std::string_view scheme{};  ///< "http" or "https"
    std::string_view host{};    ///< refers to the fields
};

using field_view = std::pair<std::string_view, std::string_view>;

/// Whether a field of that name tells of a client: Forwarded, X-Forwarded-…, X-Real-IP.
[[nodiscard]] bool is_forwarding_field(std::string_view name);

/// Reads what a trusted peer sent. The addresses are gone through from the right, the side that our proxies wrote, as long as they
/// are of trusted proxies; the first that is not is the client's, and what stands left of it is hearsay and not looked at. Where
/// that place holds no address ("unknown", "_hidden", nonsense), the client is the last proxy that could be read.
[[nodiscard]] forwarded_origin read_forwarding(std::span<const field_view> fields, const proxy_trust& trust);

}  // namespace chuanpin::http
