#include "gateway/http/bearer.hpp"

#include <algorithm>

#include "gateway/domain/identity/api_key.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::gateway::http {

bool has_authorization(const chuanpin::http::request& request) { return request.headers.count("Authorization") > 0; }

std::optional<std::string_view> read_bearer(const chuanpin::http::request& request) {
    constexpr std::string_view scheme = "Bearer ";
    if (request.headers.count("Authorization") != 1) return std::nullopt;
    const auto field = request.headers.find("Authorization");
    if (field.size() <= scheme.size() || !chuanpin::http::equal_without_case(field.substr(0, scheme.size()), scheme)) return std::nullopt;
    return field.substr(scheme.size());
}

std::optional<std::string_view> find_leaked_key(const chuanpin::http::request& request) {
    for (const auto& [name, value] : request.query) {
        for (const std::string_view part : {std::string_view(name), std::string_view(value)}) {
            const auto at = part.find(domain::api_key_prefix);
            if (at != std::string_view::npos) return part.substr(at + domain::api_key_prefix.size(), domain::api_key_public_id_length);
        }
    }
    return std::nullopt;
}

}  // namespace chuanpin::gateway::http
