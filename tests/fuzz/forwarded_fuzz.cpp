// Feeds any bytes as what a trusted proxy forwards, and checks what is promised: what is said is an address, a scheme and a host;
// and whatever a client wrote before it, what our proxy appends decides.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform/http/forwarded.hpp"
#include "platform/http/gate.hpp"

namespace {

using namespace chuanpin;

void require(bool promise) {
    if (!promise) std::abort();
}

void check_said(const http::forwarded_origin& origin) {
    if (origin.client) require(http::parse_address(http::to_text(*origin.client)) == origin.client);
    require(origin.scheme.empty() || origin.scheme == "http" || origin.scheme == "https");
    require(origin.host.empty() || http::is_host(origin.host));
}

/// Only text that the gate would let through can come before what a proxy appends.
bool passes_gate(std::string_view text) {
    const auto bytes = "GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(text) + "\r\n\r\n";
    http::request_head head;
    return http::read_head(bytes, {}, head).has_value() && head.fields.size() == 2;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(http::parse_network(text));
    http::proxy_trust trust{{*http::parse_network("10.0.0.0/8")}};
    for (const auto kind : {http::forwarding_kind::x_forwarded, http::forwarding_kind::forwarded}) {
        trust.kind = kind;
        const bool is_new = kind == http::forwarding_kind::forwarded;
        const std::string_view name = is_new ? "Forwarded" : "X-Forwarded-For";
        const http::field_view fields[] = {{name, text}, {"X-Forwarded-Proto", text}, {"X-Forwarded-Host", text}};
        check_said(http::read_forwarding(fields, trust));
        if (!passes_gate(text)) continue;
        const auto appended = std::string(text) + (is_new ? ", for=203.0.113.9;proto=https" : ", 203.0.113.9");
        const http::field_view with_ours[] = {{name, appended}};
        require(http::read_forwarding(with_ours, trust).client == http::parse_address("203.0.113.9"));
    }
    return 0;
}
