#include "catalog/domain/mark/certificate_number.hpp"

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

constexpr std::string_view form = "SF-dddd-dddddd-c";  // d: a digit, c: the check character
constexpr int modulus = 11;

// ISO/IEC 7064, MOD 11-2: every wrong digit and every swap of neighbours shows.
char check_character_of(std::string_view text) {
    int sum = 0;
    for (const char each : text) {
        if (each >= '0' && each <= '9') sum = (sum + (each - '0')) * 2 % modulus;
    }
    const int check = (modulus + 1 - sum) % modulus;
    return check == modulus - 1 ? 'X' : static_cast<char>('0' + check);
}

bool fits(char each, char wanted) {
    const bool digit = each >= '0' && each <= '9';
    if (wanted == 'd') return digit;
    if (wanted == 'c') return digit || each == 'X';
    return each == wanted;
}

}  // namespace

std::string make_certificate_number(int year, std::int64_t serial) {
    auto number = fmt::format("SF-{:04}-{:06}-", year, serial);
    number += check_character_of(number);
    return number;
}

number_check check_certificate_number(std::string_view text) {
    if (text.size() != form.size()) return number_check::wrong_form;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (!fits(text[i], form[i])) return number_check::wrong_form;
    return text.back() == check_character_of(text.substr(0, text.size() - 1)) ? number_check::well_formed : number_check::wrong_check;
}

}  // namespace chuanpin::catalog::domain
