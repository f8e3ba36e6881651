#include "catalog/domain/season.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

using namespace std::chrono;

constexpr std::string_view range_sign = "..";
constexpr std::size_t range_length = 12;  // MM-DD..MM-DD

bool share_a_day(const season& one, const season& other) {
    const auto with = within_the_year({one});
    const auto without = within_the_year({other});
    return std::ranges::any_of(with, [&](const auto& each) {
        return std::ranges::any_of(without, [&](const auto& beside) { return each.from <= beside.to && beside.from <= each.to; });
    });
}

std::optional<season> parse_season(std::string_view text) {
    if (text.size() != range_length || text.substr(5, 2) != range_sign) return std::nullopt;
    const auto from = parse_month_day(text.substr(0, 5));
    const auto to = parse_month_day(text.substr(7));
    if (!from || !to) return std::nullopt;
    return season{*from, *to};
}

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

bool is_in_season(const seasons& when, base::business_date day) {
    return std::ranges::any_of(when, [day](const auto& each) { return is_in_season(each, day); });
}

base::result<void> check_seasons(const seasons& when) {
    std::vector<base::field_error> faults;
    if (when.size() > seasons_max) faults.push_back({"/seasons", "too-many", fmt::format("At most {}.", seasons_max)});
    for (std::size_t i = 1; i < when.size(); ++i) {
        const bool again = std::ranges::any_of(when.begin(), when.begin() + static_cast<std::ptrdiff_t>(i),
                                               [&](const auto& each) { return share_a_day(each, when[i]); });
        if (again) faults.push_back({fmt::format("/seasons/{}", i), "overlaps", "Has days of an earlier one."});
    }
    if (!faults.empty()) return base::refusal(errors::product_seasons_invalid(std::move(faults)));
    return {};
}

seasons within_the_year(const seasons& when) {
    seasons parts;
    for (const auto& each : when) {
        if (each.from <= each.to) {
            parts.push_back(each);
            continue;
        }
        parts.push_back({January / 1, each.to});
        parts.push_back({each.from, December / 31});
    }
    std::ranges::sort(parts, {}, &season::from);
    return parts;
}

std::string to_text(const seasons& when) {
    std::string text;
    for (const auto& each : when)
        text += fmt::format("{}{}{}{}", text.empty() ? "" : ";", to_text(each.from), range_sign, to_text(each.to));
    return text;
}

std::optional<seasons> parse_seasons(std::string_view text) {
    seasons found;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const auto one = parse_season(text.substr(0, end));
        if (!one || end + 1 == text.size()) return std::nullopt;
        found.push_back(*one);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

}  // namespace chuanpin::catalog::domain
