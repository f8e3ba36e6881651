#include "platform/http/outgoing.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

bool is_one_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos; }

}  // namespace

std::optional<origin> parse_origin(std::string_view text) {
    const bool secure = text.starts_with("https://");
    if (!secure && !text.starts_with("http://")) return std::nullopt;
    text.remove_prefix(secure ? 8 : 7);
    if (text.ends_with('/')) text.remove_suffix(1);
    if (text.empty() || text.find_first_of("/?#@ \r\n") != std::string_view::npos) return std::nullopt;
    const auto bracket = text.rfind(']');
    const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    const auto port = colon == std::string_view::npos ? std::string_view(secure ? "443" : "80") : text.substr(colon + 1);
    if (host.empty() || port.size() > 5 || !all_digits(port) || std::stoul(std::string(port)) > 65'535) return std::nullopt;
    return origin{secure, std::string(host), std::string(port), std::string(text)};
}

bool is_safe_method(method verb) { return verb == method::get || verb == method::head || verb == method::options; }

bool is_of_the_connection(std::string_view name) {
    static constexpr std::array<std::string_view, 10> names = {"Connection", "Keep-Alive",        "Proxy-Connection", "TE",   "Trailer",
                                                               "Upgrade",    "Transfer-Encoding", "Content-Length",   "Host", "Expect"};
    return std::ranges::any_of(names, [name](std::string_view known) { return equal_without_case(name, known); });
}

std::string head_of(const request& request, const origin& to) {
    std::string head = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n", name_of(request.verb), request.target, to.authority);
    for (const auto& [name, value] : request.headers.all()) {
        if (!is_of_the_connection(name)) head.append(name).append(": ").append(value).append("\r\n");
    }
    if (!request.body.empty() || !(is_safe_method(request.verb) || request.verb == method::delete_)) {
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", request.body.size());
    }
    return head += "\r\n";
}

bool can_be_written(const request& request) {
    if (!request.target.starts_with('/') || !is_one_line(request.target) || request.target.contains(' ')) return false;
    return std::ranges::all_of(request.headers.all(),
                               [](const auto& field) { return is_one_line(field.first) && is_one_line(field.second); });
}

}  // namespace chuanpin::http
