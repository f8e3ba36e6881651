#include "catalog/http/cached_response.hpp"

#include "platform/http/conditional.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

web::response cached_response(const web::request& request, const encoded_answer& answer) {
    const auto known = request.headers.find("If-None-Match");
    // The body is copied only where it is sent.
    auto response = !known.empty() && web::names_etag(known, answer.etag) ? web::response{304, {}, {}} : web::json_response(answer.body);
    response.headers.add("ETag", answer.etag);
    response.headers.add("Cache-Control", "no-cache");
    if (!answer.link.empty() && response.status == 200) response.headers.add("Link", answer.link);
    return response;
}

std::string cache_key(const web::request& request) {
    std::string key;
    key.reserve(request.context.language.size() + 1 + request.target.size());
    return key.append(request.context.language).append(" ").append(request.target);
}

}  // namespace chuanpin::catalog::http
