#include "orders/store/eligibility/text_parts.hpp"

#include <stdexcept>

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view none = "-";

std::logic_error unreadable(std::string_view column) { return std::logic_error(std::string(column) + " cannot be read"); }

}  // namespace

std::string_view next_part(std::string_view& rest, char end, std::string_view column) {
    const auto at = rest.find(end);
    if (at == std::string_view::npos) throw unreadable(column);
    const auto part = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    return part;
}

std::string day_text(const std::optional<base::business_date>& day) { return day ? base::to_text(*day) : std::string(none); }

std::optional<base::business_date> parse_day(std::string_view text, std::string_view column) {
    if (text == none) return std::nullopt;
    const auto day = base::parse_date(text);
    if (!day) throw unreadable(column);
    return *day;
}

}  // namespace chuanpin::orders::store
