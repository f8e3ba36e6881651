#include "platform/http/page.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

constexpr std::string_view key_purpose = "page cursors 1";
// A cursor: format, direction, what it is bound to, MAC over all of it with the key, key.
constexpr std::string_view cursor_begin = "\x01n";  ///< format 1, towards the next page
constexpr std::size_t bound_bytes = 8;
constexpr std::size_t mac_bytes = 16;
constexpr std::size_t mac_at = cursor_begin.size() + bound_bytes;
constexpr std::size_t key_at = mac_at + mac_bytes;
constexpr std::size_t cursor_bytes_max = 1'024;

/// The current key first.
std::vector<crypto::digest>& cursor_keys() {
    static std::vector<crypto::digest> keys;
    return keys;
}

std::string mac_of(const crypto::digest& signing, std::string_view bound, std::string_view key) {
    std::string signed_text(cursor_begin);
    signed_text.append(bound).append(key);
    return std::string(crypto::as_text(crypto::hmac_sha256(crypto::as_text(signing), signed_text)).substr(0, mac_bytes));
}

/// Path, filters in a fixed order, and for whom the list is.
std::string bound_of(const request& request) {
    auto filters = request.query;
    std::erase_if(filters, [](const auto& each) { return each.first == "limit" || each.first == "cursor"; });
    std::ranges::sort(filters);
    std::string told;
    for (const auto& [name, value] : filters) told.append(fmt::format("{} {} {} {} ", name.size(), name, value.size(), value));
    const auto who = request.context.who ? base::to_text(request.context.who->organisation.value) : std::string();
    return std::string(crypto::as_text(crypto::sha256_of_parts({request.path, told, who})).substr(0, bound_bytes));
}

std::optional<std::string> read_cursor(std::string_view cursor, std::string_view bound) {
    if (cursor_keys().empty()) throw std::logic_error("no key for cursors was set");
    if (cursor.size() > cursor_bytes_max) return std::nullopt;
    const auto bytes = base::from_base64url(cursor);
    if (!bytes || bytes->size() <= key_at || !bytes->starts_with(cursor_begin)) return std::nullopt;
    const auto whole = std::string_view(*bytes);
    if (whole.substr(cursor_begin.size(), bound_bytes) != bound) return std::nullopt;
    const auto key = whole.substr(key_at);
    const bool ours = std::ranges::any_of(cursor_keys(), [&](const auto& signing) {
        return crypto::equal_in_constant_time(whole.substr(mac_at, mac_bytes), mac_of(signing, bound, key));
    });
    return ours ? std::optional(std::string(key)) : std::nullopt;
}

std::optional<std::size_t> read_limit(std::string_view text) {
    std::size_t limit = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (!all_digits(text) || read.ec != std::errc() || limit < 1 || limit > page_limit_max) return std::nullopt;
    return limit;
}

template <class Names>
std::vector<base::field_error> query_faults(const request& request, const Names& known) {
    std::vector<base::field_error> faults;
    for (auto parameter = request.query.begin(); parameter != request.query.end(); ++parameter) {
        const auto& name = parameter->first;
        if (std::ranges::find(known, std::string_view(name)) == known.end()) {
            faults.push_back({"?" + name, "unknown-parameter", "This route has no such parameter."});
        } else if (std::any_of(request.query.begin(), parameter, [&](const auto& before) { return before.first == name; })) {
            faults.push_back({"?" + name, "duplicate-parameter", "The parameter is given twice."});
        }
    }
    return faults;
}

}  // namespace

void set_cursor_keys(const principal_keys& keys) {
    cursor_keys() = {crypto::hmac_sha256(keys.current, key_purpose)};
    if (!keys.previous.empty()) cursor_keys().push_back(crypto::hmac_sha256(keys.previous, key_purpose));
}

std::string page_request::cursor_after(std::string_view key) const {
    if (cursor_keys().empty()) throw std::logic_error("no key for cursors was set");
    std::string bytes(cursor_begin);
    bytes.append(bound).append(mac_of(cursor_keys().front(), bound, key)).append(key);
    return base::to_base64url(bytes);
}

base::result<page_request> read_page(const request& request, std::initializer_list<std::string_view> others) {
    std::vector<std::string_view> known(others);
    known.insert(known.end(), {"limit", "cursor"});
    auto faults = query_faults(request, known);
    page_request page;
    if (const auto text = request.query_parameter("limit")) {
        if (const auto limit = read_limit(*text))
            page.limit = *limit;
        else
            faults.push_back({"?limit", "out-of-range", fmt::format("A whole number from 1 to {}.", page_limit_max)});
    }
    if (!faults.empty()) return errors::invalid_parameters(std::move(faults));
    page.bound = bound_of(request);
    if (const auto text = request.query_parameter("cursor")) {
        auto after = read_cursor(*text, page.bound);
        if (!after) return errors::cursor_invalid();
        page.after = *std::move(after);
    }
    return page;
}

std::string next_link(const request& request, std::string_view cursor) {
    std::string target = percent_encoded(request.path, "/");
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        if (name == "cursor") continue;
        target.append(1, std::exchange(separator, '&')).append(percent_encoded(name, "")).append("=").append(percent_encoded(value, ""));
    }
    return fmt::format("<{}{}cursor={}>; rel=\"next\"", target, separator, cursor);
}

response page_response(const request& request, std::string body, std::string_view next_cursor) {
    auto answer = json_response(std::move(body));
    if (!next_cursor.empty()) answer.headers.add("Link", next_link(request, next_cursor));
    return answer;
}

base::result<void> only_query(const request& request, std::initializer_list<std::string_view> names) {
    auto faults = query_faults(request, names);
    if (!faults.empty()) return errors::invalid_parameters(std::move(faults));
    return {};
}

}  // namespace chuanpin::http
