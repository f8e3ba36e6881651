#include "platform/base/identity_card.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::base {

namespace {

constexpr std::array<int, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
/// By the weighted sum modulo 11.
constexpr std::string_view check_characters = "10X98765432";
constexpr int birth_year_min = 1900;
constexpr std::size_t shown_in_front = 3;
constexpr std::size_t shown_behind = 2;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

int number_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

bool is_birth_date(std::string_view digits, business_date today) {
    const business_date born{std::chrono::year(number_of(digits.substr(0, 4))),
                             std::chrono::month(static_cast<unsigned>(number_of(digits.substr(4, 2)))),
                             std::chrono::day(static_cast<unsigned>(number_of(digits.substr(6, 2))))};
    return born.ok() && born.year() >= std::chrono::year(birth_year_min) && born <= today;
}

char check_character_of(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights[i];
    return check_characters[static_cast<std::size_t>(sum % 11)];
}

}  // namespace

bool is_identity_card(std::string_view number, business_date today) {
    if (number.size() != identity_card_bytes || number[0] == '0') return false;
    const auto digits = number.substr(0, identity_card_bytes - 1);
    return std::ranges::all_of(digits, is_digit) && is_birth_date(digits.substr(6, 8), today) &&
           number.back() == check_character_of(digits);
}

std::string mask_identity_card(std::string_view number) {
    std::string masked(number);
    for (std::size_t i = shown_in_front; i + shown_behind < masked.size(); ++i) masked[i] = '*';
    return masked;
}

}  // namespace chuanpin::base
