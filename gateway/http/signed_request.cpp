#include "gateway/http/signed_request.hpp"

namespace chuanpin::gateway::http {

bool has_signature(const chuanpin::http::request& request) {
    return request.headers.count("Signature-Input") > 0 || request.headers.count("Signature") > 0;
}

domain::signed_message message_of(const chuanpin::http::request& request) {
    domain::signed_message message{chuanpin::http::name_of(request.verb), request.scheme, request.host, request.target};
    for (const auto& [name, value] : request.headers.all()) message.fields.emplace_back(name, value);
    message.body = request.body;
    return message;
}

}  // namespace chuanpin::gateway::http
