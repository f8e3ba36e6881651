#include "catalog/http/conditional.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    constexpr std::string_view space = " \t";
    while (true) {
        if (const auto start = if_none_match.find_first_not_of(" \t,"); start == std::string_view::npos)
            return false;
        else
            if_none_match.remove_prefix(start);
        if (if_none_match.starts_with('*')) return true;
        if (if_none_match.starts_with("W/")) if_none_match.remove_prefix(2);
        if (!if_none_match.starts_with('"')) return false;
        const auto end = if_none_match.find('"', 1);
        if (end == std::string_view::npos) return false;
        if (if_none_match.substr(0, end + 1) == etag) return true;
        if_none_match.remove_prefix(end + 1);
        const auto comma = if_none_match.find_first_not_of(space);
        if (comma == std::string_view::npos || if_none_match[comma] != ',') return false;
    }
}

web::response conditional_response(const web::request& request, const encoded_answer& answer) {
    const auto known = request.headers.find("If-None-Match");
    const bool same = !known.empty() && names_etag(known, answer.etag);
    auto response = same ? web::response{304, {}, {}} : web::json_response(answer.body);
    response.headers.add("ETag", answer.etag);
    response.headers.add("Cache-Control", "no-cache");
    return response;
}

std::string cache_key(const web::request& request) {
    std::string key;
    key.reserve(request.context.language.size() + 1 + request.target.size());
    return key.append(request.context.language).append(" ").append(request.target);
}

}  // namespace chuanpin::catalog::http
