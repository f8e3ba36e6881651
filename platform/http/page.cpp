#include "platform/http/page.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

constexpr std::size_t checksum_bytes = 4;
constexpr std::size_t cursor_bytes_max = 1'024;

std::string checksum_of(std::string_view key) {
    const auto digest = crypto::sha256_of_parts({"page cursor", key});
    return std::string(crypto::as_text(digest).substr(0, checksum_bytes));
}

std::optional<std::string> read_cursor(std::string_view cursor) {
    if (cursor.size() > cursor_bytes_max) return std::nullopt;
    auto bytes = base::from_base64url(cursor);
    if (!bytes || bytes->size() <= checksum_bytes) return std::nullopt;
    const auto checksum = bytes->substr(0, checksum_bytes);
    bytes->erase(0, checksum_bytes);
    if (checksum_of(*bytes) != checksum) return std::nullopt;
    return bytes;
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

std::string make_cursor(std::string_view key) { return base::to_base64url(checksum_of(key).append(key)); }

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
    if (const auto text = request.query_parameter("cursor")) {
        if (auto after = read_cursor(*text))
            page.after = *std::move(after);
        else
            faults.push_back({"?cursor", "invalid-format", "Not a cursor that was handed out here."});
    }
    if (!faults.empty()) return errors::invalid_parameters(std::move(faults));
    return page;
}

base::result<void> only_query(const request& request, std::initializer_list<std::string_view> names) {
    auto faults = query_faults(request, names);
    if (!faults.empty()) return errors::invalid_parameters(std::move(faults));
    return {};
}

}  // namespace chuanpin::http
