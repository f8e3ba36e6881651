#include "platform/http/message.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

struct method_name {
    method verb;
    std::string_view name;
};
constexpr std::array method_names = {
    method_name{method::get, "GET"},         method_name{method::head, "HEAD"},   method_name{method::post, "POST"},
    method_name{method::put, "PUT"},         method_name{method::patch, "PATCH"}, method_name{method::delete_, "DELETE"},
    method_name{method::options, "OPTIONS"},
};

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f; });
}

/// Decoded text that may stand in a path or a query.
std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
    auto decoded = percent_decoded(text, plus_is_space);
    if (!decoded || has_control(*decoded) || !base::is_utf8(*decoded)) return std::nullopt;
    return decoded;
}

bool has_dot_segment(std::string_view path) {
    path.remove_prefix(1);
    for (bool more = true; more;) {
        more = path.contains('/');
        const auto segment = take_until(path, '/');
        if (segment == "." || segment == "..") return true;
    }
    return false;
}

/// An encoded slash would become a border between segments once it is decoded.
bool hides_a_slash(std::string_view raw) {
    for (auto at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1)) {
        const auto escape = raw.substr(at, 3);
        if (equal_without_case(escape, "%2f") || equal_without_case(escape, "%5c")) return true;
    }
    return false;
}

base::result<void> read_path(request& request, std::string_view raw) {
    if (!raw.starts_with('/')) return errors::target_invalid("The target must begin with '/'.");
    if (hides_a_slash(raw)) return errors::target_invalid("The path must not hold an encoded slash.");
    auto path = decode(raw, false);
    if (!path) return errors::target_invalid("The path holds a bad escape, a control character or bytes that are not UTF-8.");
    if (has_dot_segment(*path)) return errors::target_invalid("The path must not hold '.' or '..' segments.");
    request.path = *std::move(path);
    return {};
}

base::result<void> read_query(request& request, std::string_view raw, std::size_t parameters_max) {
    while (!raw.empty()) {
        auto pair = take_until(raw, '&');
        if (pair.empty()) continue;
        if (request.query.size() == parameters_max)
            return errors::target_invalid(fmt::format("The query holds more than {} parameters.", parameters_max));
        auto name = decode(take_until(pair, '='), true);
        auto value = decode(pair, true);
        if (!name || !value)
            return errors::target_invalid("The query holds a bad escape, a control character or bytes that are not UTF-8.");
        request.query.emplace_back(*std::move(name), *std::move(value));
    }
    return {};
}

}  // namespace

std::string_view name_of(method verb) { return std::ranges::find(method_names, verb, &method_name::verb)->name; }

std::optional<method> parse_method(std::string_view name) {
    const auto* found = std::ranges::find(method_names, name, &method_name::name);
    if (found == method_names.end()) return std::nullopt;
    return found->verb;
}

void header_list::add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

void header_list::set(std::string_view name, std::string value) {
    remove(name);
    fields_.emplace_back(std::string(name), std::move(value));
}

void header_list::remove(std::string_view name) {
    std::erase_if(fields_, [&](const auto& field) { return equal_without_case(field.first, name); });
}

std::string_view header_list::find(std::string_view name) const {
    for (const auto& [known, value] : fields_) {
        if (equal_without_case(known, name)) return value;
    }
    return {};
}

std::size_t header_list::count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(fields_, [&](const auto& field) { return equal_without_case(field.first, name); }));
}

std::string_view request::path_parameter(std::string_view name) const {
    const auto found = std::ranges::find(path_parameters, name, [](const auto& parameter) { return std::string_view(parameter.first); });
    return found == path_parameters.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<std::string_view> request::query_parameter(std::string_view name) const {
    const auto found = std::ranges::find(query, name, [](const auto& parameter) { return std::string_view(parameter.first); });
    if (found == query.end()) return std::nullopt;
    return found->second;
}

response json_response(std::string body, int status) { return typed_response(std::move(body), "application/json", status); }

response typed_response(std::string body, std::string_view content_type, int status) {
    response answer;
    answer.status = status;
    answer.headers.add("Content-Type", std::string(content_type));
    answer.body = std::move(body);
    return answer;
}

base::result<void> parse_target(request& request, std::size_t query_parameters_max) {
    request.path.clear();
    request.query.clear();
    std::string_view rest = request.target;
    if (rest.contains('#')) return errors::target_invalid("The target must not hold a fragment.");
    const auto path = take_until(rest, '?');
    if (auto read = read_path(request, path); !read) return read;
    return read_query(request, rest, query_parameters_max);
}

}  // namespace chuanpin::http
