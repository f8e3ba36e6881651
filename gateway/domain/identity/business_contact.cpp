#include "gateway/domain/identity/business_contact.hpp"

#include <algorithm>
#include <vector>

#include "platform/base/encoding.hpp"

namespace chuanpin::gateway::domain {
namespace {

constexpr std::size_t mobile_digits = 11;
constexpr std::size_t service_digits = 10;  ///< of 400 and 800
constexpr std::size_t extension_digits_max = 6;
constexpr std::size_t address_shown_max = 6;
constexpr std::size_t digits_shown_first = 3;
constexpr std::size_t digits_shown_last = 4;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// What stands between hyphens; empty where anything of it is no number.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = std::min(text.find('-'), text.size());
        parts.push_back(text.substr(0, end));
        if (!all_digits(parts.back())) return {};
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

/// 010 and 02x have three digits and numbers of eight; all others four, with numbers of seven or eight.
std::size_t area_digits(std::string_view digits) {
    const bool short_code = digits.size() > 2 && (digits.starts_with("010") || digits.starts_with("02"));
    return short_code ? 3 : 4;
}

bool is_area_code(std::string_view code) { return code.size() == 3 || (code[1] >= '3' && code[1] <= '9'); }

bool is_local_number(std::string_view number, std::size_t area) {
    const bool long_enough = number.size() == 8 || (number.size() == 7 && area == 4);
    return long_enough && number[0] >= '2' && number[0] <= '8';
}

std::optional<std::string> landline(std::vector<std::string_view> parts) {
    const auto area = area_digits(parts[0]);
    if (parts[0].size() > area) parts.insert(parts.begin() + 1, parts[0].substr(area));
    const auto code = parts[0].substr(0, area);
    if (code.size() < area || !is_area_code(code) || parts.size() < 2 || parts.size() > 3 || !is_local_number(parts[1], area))
        return std::nullopt;
    auto text = std::string(code).append("-").append(parts[1]);
    if (parts.size() == 2) return text;
    if (parts[2].size() > extension_digits_max) return std::nullopt;
    return text.append("-").append(parts[2]);
}

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::string first_code_points(std::string_view text, std::size_t count) {
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (begins_code_point(text[i]) && ++seen > count) return std::string(text.substr(0, i));
    return std::string(text);
}

std::string mask_digits(std::string text) {
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, is_digit));
    std::size_t seen = 0;
    for (auto& each : text) {
        if (!is_digit(each)) continue;
        if (seen >= digits_shown_first && seen + digits_shown_last < digits) each = '*';
        ++seen;
    }
    return text;
}

}  // namespace

std::optional<std::string> read_telephone(std::string_view text) {
    if (text.size() > telephone_length_max) return std::nullopt;
    auto parts = parts_of(text);
    if (parts.empty()) return std::nullopt;
    std::string digits;
    for (const auto each : parts) digits += each;
    if (digits[0] == '1') {
        if (digits.size() != mobile_digits || digits[1] < '3') return std::nullopt;
        return digits;
    }
    if (digits.starts_with("400") || digits.starts_with("800")) {
        if (digits.size() != service_digits) return std::nullopt;
        return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
    }
    if (digits[0] == '0') return landline(std::move(parts));
    return std::nullopt;
}

std::string to_text(const business_contact& what) { return what.address + "\n" + what.name + "\n" + what.telephone; }

std::optional<business_contact> parse_contact(std::string_view text) {
    const auto first = text.find('\n');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find('\n', first + 1);
    if (second == std::string_view::npos || text.find('\n', second + 1) != std::string_view::npos) return std::nullopt;
    return business_contact{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)),
                            std::string(text.substr(second + 1))};
}

business_contact mask(const business_contact& what) {
    const auto length = base::length_in_code_points(what.address);
    return {first_code_points(what.address, std::min(address_shown_max, length / 2)) + "****", first_code_points(what.name, 1) + "**",
            mask_digits(what.telephone)};
}

}  // namespace chuanpin::gateway::domain
