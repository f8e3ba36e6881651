#include "platform/http/incoming.hpp"

namespace chuanpin::http {

namespace {

void believe(const forwarded_origin& origin, request& made) {
    if (origin.client) made.client_address = to_text(*origin.client);
    if (!origin.scheme.empty()) made.scheme = origin.scheme;
    if (!origin.host.empty()) made.host = origin.host;
}

}  // namespace

request make_request(const request_head& head, const peer_facts& peer, const proxy_trust& trust) {
    request made;
    made.verb = head.verb;
    made.target = head.target;
    bool is_forwarded = false;
    for (const auto& [name, value] : head.fields) {
        if (is_forwarding_field(name))
            is_forwarded = true;
        else
            made.headers.add(std::string(name), std::string(value));
    }
    made.remote_address = peer.address;
    made.client_address = peer.address;
    made.scheme = peer.scheme;
    made.host = head.host;
    if (is_forwarded && peer.is_trusted) believe(read_forwarding(head.fields, trust), made);
    return made;
}

}  // namespace chuanpin::http
