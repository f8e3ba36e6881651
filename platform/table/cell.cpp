#include "platform/table/cell.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::table {
namespace {

constexpr std::string_view begins_formula = "=+-@\t\r";
constexpr char guard = '\'';

/// Apostrophes, then what begins a formula.
bool looks_like_formula(std::string_view text) {
    const auto at = text.find_first_not_of(guard);
    return at != std::string_view::npos && begins_formula.contains(text[at]);
}

bool is_control(char each) {
    const auto byte = static_cast<unsigned char>(each);
    return (byte < 0x20 && each != '\t' && each != '\n' && each != '\r') || byte == 0x7f;
}

}  // namespace

std::string guarded(std::string text) {
    if (looks_like_formula(text) && !base::parse_whole_number(text)) text.insert(text.begin(), guard);
    return text;
}

std::string_view unguarded(std::string_view text) {
    if (text.starts_with(guard) && looks_like_formula(text)) text.remove_prefix(1);
    return text;
}

std::string cell::text() const {
    const auto length = static_cast<std::int64_t>(base::length_in_code_points(field_));
    if (length < rule_.min || length > rule_.max) refuse("out-of-range", fmt::format("{} to {} characters.", rule_.min, rule_.max));
    if (std::ranges::any_of(field_, is_control)) refuse("invalid-format", "A control character stands in the text.");
    return std::string(field_);
}

std::optional<std::string> cell::optional_text() const {
    if (field_.empty()) return std::nullopt;
    return text();
}

std::int64_t cell::number() const {
    const auto value = base::parse_whole_number(field_);
    if (value && *value >= rule_.min && *value <= rule_.max) return *value;
    refuse("out-of-range", fmt::format("A whole number from {} to {}.", rule_.min, rule_.max));
    return rule_.min;
}

bool cell::flag() const {
    if (field_ != "0" && field_ != "1") refuse("invalid-format", "0 or 1.");
    return field_ == "1";
}

base::business_date cell::day() const {
    const auto day = base::parse_date(field_);
    if (!day) refuse("invalid-format", "A day as YYYY-MM-DD.");
    return day.value_or(base::business_date{});
}

std::optional<base::business_date> cell::optional_day() const {
    if (field_.empty()) return std::nullopt;
    return day();
}

}  // namespace chuanpin::table
