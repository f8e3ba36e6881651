#include "catalog/domain/season.hpp"

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

std::optional<unsigned> two_digits(std::string_view text) {
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
    return static_cast<unsigned>(text[0] - '0') * 10U + static_cast<unsigned>(text[1] - '0');
}

}  // namespace

std::optional<std::chrono::month_day> parse_month_day(std::string_view text) {
    if (text.size() != 5 || text[2] != '-') return std::nullopt;
    const auto month = two_digits(text.substr(0, 2));
    const auto day = two_digits(text.substr(3, 2));
    if (!month || !day) return std::nullopt;
    const auto value = std::chrono::month(*month) / std::chrono::day(*day);
    if (!value.ok()) return std::nullopt;
    return value;
}

std::string to_text(std::chrono::month_day day) {
    return fmt::format("{:02}-{:02}", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

bool is_in_season(const season& when, base::business_date day) {
    const auto today = day.month() / day.day();
    if (when.from <= when.to) return when.from <= today && today <= when.to;
    return today >= when.from || today <= when.to;
}

}  // namespace chuanpin::catalog::domain
