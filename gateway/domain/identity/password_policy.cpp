#include "gateway/domain/identity/password_policy.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "gateway/domain/identity/common_passwords.hpp"

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array<std::string_view, 8> market_words = {"chuanpin", "sichuan", "fupin",    "sichuanfupin",
                                                          "川品",     "扶贫",    "四川扶贫", "四川"};

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

/// A letter, or a byte of a character beyond ASCII.
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || static_cast<unsigned char>(byte) >= 0x80; }

/// Without the digits and signs before the first letter and behind the last; empty where there is no letter.
std::string_view core_of(std::string_view text) {
    const auto* const first = std::ranges::find_if(text, is_letter);
    text.remove_prefix(static_cast<std::size_t>(first - text.begin()));
    while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<password_fault> fault_of_password(std::string_view password, std::span<const std::string_view> context_words) {
    if (password.size() < chosen_password_bytes_min) return password_fault::too_short;
    if (password.size() > chosen_password_bytes_max) return password_fault::too_long;
    const auto whole = lower_case(password);
    const auto core = core_of(whole);
    const auto is_guess = [&](std::string_view word) {
        const auto known = lower_case(word);
        return known == whole || (!core.empty() && (known == core || core_of(known) == core));
    };
    if (is_common_password(whole) || is_common_password(core)) return password_fault::common;
    if (std::ranges::any_of(market_words, is_guess) || std::ranges::any_of(context_words, is_guess)) return password_fault::contextual;
    return std::nullopt;
}

}  // namespace chuanpin::gateway::domain
