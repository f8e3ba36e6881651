#include "gateway/http/session_cookie.hpp"

namespace chuanpin::gateway::http {

namespace {

std::string_view without_spaces(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

// Two cookies of that name mean that somebody planted one (another path, another host): neither is believed.
std::optional<std::string_view> session_cookie::read(const chuanpin::http::request& request) const {
    if (request.headers.count("Cookie") != 1) return std::nullopt;
    std::optional<std::string_view> found;
    for (std::string_view rest = request.headers.find("Cookie"); !rest.empty();) {
        const auto end = rest.find(';');
        const auto pair = without_spaces(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name_) continue;
        if (found) return std::nullopt;
        found = pair.substr(equals + 1);
    }
    return found;
}

std::string session_cookie::carry(std::string_view token) const { return std::string(name_) + "=" + std::string(token) + attributes(); }

std::string session_cookie::remove() const { return std::string(name_) + "=" + attributes() + "; Max-Age=0"; }

std::string session_cookie::attributes() const {
    return secure_ ? "; Path=/; HttpOnly; SameSite=Lax; Secure" : "; Path=/; HttpOnly; SameSite=Lax";
}

}  // namespace chuanpin::gateway::http
