#include "gateway/domain/identity/organisation.hpp"

#include <algorithm>
#include <array>

namespace chuanpin::gateway::domain {

namespace {

/// GB 32100-2015 §4: no I, O, S, V, Z, which are taken for digits or for each other.
constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array<unsigned, 17> credit_weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr unsigned credit_modulus = 31;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

}  // namespace

bool is_county_code(std::string_view code) { return code.size() == 6 && code[0] != '0' && std::ranges::all_of(code, is_digit); }

bool is_credit_code(std::string_view code) {
    if (code.size() != credit_weights.size() + 1) return false;
    unsigned sum = 0;
    for (std::size_t i = 0; i < credit_weights.size(); ++i) {
        const auto value = credit_alphabet.find(code[i]);
        if (value == std::string_view::npos) return false;
        sum += static_cast<unsigned>(value) * credit_weights[i];
    }
    const unsigned check = (credit_modulus - sum % credit_modulus) % credit_modulus;
    return code.back() == credit_alphabet[check];
}

}  // namespace chuanpin::gateway::domain
