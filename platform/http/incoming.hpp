// A request as handlers see it, out of a head that has passed the gate.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/forwarded.hpp"
#include "platform/http/gate.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

/// Who is at the other end of a connection.
struct peer_facts {
    std::string address;
    std::string_view scheme = "http";  ///< what the connection speaks
    bool is_trusted = false;           ///< a proxy whose word counts
};

/// Copies everything out of the head, so before the body is read: what comes after the header never becomes part of it. What is
/// forwarded decides client_address, scheme and host, where the peer is trusted, and is left out of the headers in any case.
/// The caller fills in the context.
[[nodiscard]] request make_request(const request_head& head, const peer_facts& peer, const proxy_trust& trust);

}  // namespace chuanpin::http
