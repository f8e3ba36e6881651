#include "orders/store/pairs_text.hpp"

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace chuanpin::orders::store {
namespace {

// Takes an integer and the separator behind it (the end counts as a space) off `rest`; false where there is none.
bool take(std::string_view& rest, char separator, std::int64_t& value) {
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    const bool ended = rest.empty() && separator == ' ';
    if (read.ec != std::errc() || (!ended && !rest.starts_with(separator))) return false;
    if (!ended) rest.remove_prefix(1);
    return true;
}

}  // namespace

std::string pairs_text(const integer_pairs& pairs) {
    std::string text;
    for (const auto& [left, right] : pairs) text += fmt::format("{}{}:{}", text.empty() ? "" : " ", left, right);
    return text;
}

integer_pairs parse_pairs(std::string_view text, std::string_view column) {
    integer_pairs pairs;
    while (!text.empty()) {
        auto& [left, right] = pairs.emplace_back();
        if (!take(text, ':', left) || !take(text, ' ', right)) throw std::logic_error(fmt::format("{} cannot be read", column));
    }
    return pairs;
}

}  // namespace chuanpin::orders::store
