#include "gateway/domain/identity/one_time_password.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace chuanpin::gateway::domain {

std::int64_t step_of(base::instant at) { return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()) / one_time_step; }

std::string message_of_step(std::int64_t step) {
    std::string message(8, '\0');
    auto rest = static_cast<std::uint64_t>(step);
    for (auto byte = message.rbegin(); byte != message.rend(); ++byte, rest >>= 8) *byte = static_cast<char>(rest & 0xff);
    return message;
}

std::string code_of_mac(std::span<const std::byte, 20> mac) {
    const auto at = [&](std::size_t index) { return std::to_integer<std::uint32_t>(mac[index]); };
    const std::size_t offset = at(19) & 0xfU;
    const std::uint32_t number = (at(offset) & 0x7fU) << 24 | at(offset + 1) << 16 | at(offset + 2) << 8 | at(offset + 3);
    return fmt::format("{:06}", number % 1'000'000);
}

bool looks_like_code(std::string_view text) {
    return text.size() == one_time_code_digits && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

std::string to_base32(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31U];
    }
    if (bits > 0) text += letters[held << (5 - bits) & 31U];
    return text;
}

std::string enrolment_uri(std::string_view login, std::string_view secret_base32) {
    std::string name;  // '@' is the only letter of a login that must be escaped
    for (const char letter : login) name += letter == '@' ? std::string("%40") : std::string(1, letter);
    return fmt::format("otpauth://totp/Chuanpin:{}?secret={}&issuer=Chuanpin", name, secret_base32);
}

}  // namespace chuanpin::gateway::domain
