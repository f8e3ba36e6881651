#include "logistics/domain/text.hpp"

#include <fmt/format.h>

namespace chuanpin::logistics::domain {

std::string decimal_text(std::int64_t value, int places) {
    // Through unsigned, so that the smallest integer has an absolute value too.
    const auto magnitude = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    std::uint64_t unit = 1;
    for (int i = 0; i < places; ++i) unit *= 10;
    auto text = fmt::format("{}{}", value < 0 ? "-" : "", magnitude / unit);
    if (magnitude % unit == 0) return text;
    auto fraction = fmt::format("{:0{}}", magnitude % unit, places);
    while (fraction.back() == '0') fraction.pop_back();
    return text + '.' + fraction;
}

std::string celsius_text(std::int64_t temperature_mc) { return decimal_text(temperature_mc, 3) + " °C"; }

std::string duration_text_en(std::int64_t seconds) {
    const auto hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
    if (seconds < 60) return fmt::format("{} s", seconds);
    auto text = hours > 0 ? fmt::format("{} h {:02} min", hours, minutes) : fmt::format("{} min", minutes);
    return rest == 0 ? text : text + fmt::format(" {} s", rest);
}

std::string duration_text_zh(std::int64_t seconds) {
    const auto hours = seconds / 3600, minutes = seconds / 60 % 60, rest = seconds % 60;
    std::string text;
    if (hours > 0) text += fmt::format("{}小时", hours);
    if (minutes > 0) text += fmt::format("{}分", minutes);
    if (rest > 0 || text.empty()) text += fmt::format("{}秒", rest);
    return text;
}

std::string shanghai_text(base::instant at) {
    const auto local = std::chrono::floor<std::chrono::seconds>(at) + std::chrono::hours(8);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock(local - day);
    return fmt::format("{} {:02}:{:02}:{:02}", base::to_text(base::business_date(day)), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

std::string yuan(base::fen amount) { return base::to_yuan(amount).text; }

std::string rational_text(const base::rational& value) {
    if (value.denominator() == 1) return std::to_string(value.numerator());
    return fmt::format("{}/{}", value.numerator(), value.denominator());
}

}  // namespace chuanpin::logistics::domain
