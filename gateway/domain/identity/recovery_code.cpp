#include "gateway/domain/identity/recovery_code.hpp"

#include <cstdint>
#include <stdexcept>

namespace chuanpin::gateway::domain {

namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

char folded(char letter) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == 'o') return '0';
    return letter == 'i' || letter == 'l' ? '1' : letter;
}

}  // namespace

recovery_code make_recovery_code(int number, std::string_view random_bytes) {
    if (random_bytes.size() < recovery_code_random_bytes) throw std::logic_error("a recovery code needs more randomness");
    std::uint64_t bits = 0;
    for (const char byte : random_bytes.substr(0, recovery_code_random_bytes)) bits = bits << 8 | static_cast<unsigned char>(byte);
    recovery_code code{number, {}};
    for (std::size_t i = 0; i < recovery_code_letters; ++i, bits >>= 5) code.letters += alphabet[bits & 31U];
    return code;
}

std::string to_text(const recovery_code& code) {
    return std::to_string(code.number) + "-" + code.letters.substr(0, 5) + "-" + code.letters.substr(5);
}

std::optional<recovery_code> parse_recovery_code(std::string_view text) {
    std::string letters;
    for (const char given : text) {
        if (given == '-' || given == ' ') continue;
        letters += folded(given);
        if (!alphabet.contains(letters.back()) || letters.size() > recovery_code_letters + 1) return std::nullopt;
    }
    if (letters.size() != recovery_code_letters + 1 || letters.front() > '9') return std::nullopt;
    return recovery_code{letters.front() - '0', letters.substr(1)};
}

}  // namespace chuanpin::gateway::domain
