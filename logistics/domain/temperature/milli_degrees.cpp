#include "logistics/domain/temperature/milli_degrees.hpp"

namespace chuanpin::logistics::domain {

namespace {

std::optional<std::int64_t> parse_digits(std::string_view text, std::size_t length_max) {
    if (text.empty() || text.size() > length_max) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<std::int64_t> parse_milli_degrees(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = parse_digits(text.substr(0, point), 3);
    if (!whole) return std::nullopt;
    std::int64_t thousandths = 0;
    if (point != std::string_view::npos) {
        const auto places = text.substr(point + 1);
        const auto fraction = parse_digits(places, 3);
        if (!fraction) return std::nullopt;
        thousandths = *fraction * (places.size() == 1 ? 100 : places.size() == 2 ? 10 : 1);
    }
    const auto value = *whole * 1000 + thousandths;
    return negative ? -value : value;
}

}  // namespace chuanpin::logistics::domain
