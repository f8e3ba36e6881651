#include "catalog/domain/label/label_code.hpp"

#include <fmt/format.h>

#include "catalog/domain/label/label_errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::string_view form = "SFP-dddddddd-dddddd-cccccccc";  // d: a digit, c: a character of the tag
static_assert(form.size() == label_code_length);
constexpr std::size_t range_at = 4;
constexpr std::size_t range_length = 8;
constexpr std::size_t serial_at = 13;
constexpr std::size_t serial_length = 6;
constexpr std::size_t tag_at = 20;

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bits_per_character = 5;

char upper(char each) { return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each; }

char as_meant(char each) {
    const char letter = upper(each);
    if (letter == 'I' || letter == 'L') return '1';
    return letter == 'O' ? '0' : letter;
}

bool fits(char each, char wanted) {
    if (wanted == 'd') return each >= '0' && each <= '9';
    return alphabet.find(each) != std::string_view::npos;
}

std::int64_t number_in(std::string_view digits) {
    std::int64_t value = 0;
    for (const char each : digits) value = value * 10 + (each - '0');
    return value;
}

}  // namespace

std::string to_text(const label_code& code) { return fmt::format("SFP-{:08}-{:06}-{}", code.range_number, code.serial, code.tag); }

base::result<label_code> parse_label_code(std::string_view text) {
    if (text.size() != form.size()) return base::refusal(errors::label_code_invalid(0));
    std::string read;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool is_fixed = form[i] != 'd' && form[i] != 'c';
        read += is_fixed ? upper(text[i]) : as_meant(text[i]);
        if (is_fixed ? read[i] != form[i] : !fits(read[i], form[i])) return base::refusal(errors::label_code_invalid(i + 1));
    }
    label_code code{.range_number = number_in(std::string_view(read).substr(range_at, range_length)),
                    .serial = number_in(std::string_view(read).substr(serial_at, serial_length)),
                    .tag = read.substr(tag_at)};
    if (code.range_number == 0) return base::refusal(errors::label_code_invalid(range_at + 1));
    if (code.serial == 0) return base::refusal(errors::label_code_invalid(serial_at + 1));
    return code;
}

std::string to_label_tag(const std::array<std::byte, label_tag_bytes>& bytes) {
    std::uint64_t value = 0;
    for (const auto each : bytes) value = value << 8U | static_cast<std::uint64_t>(each);
    std::string tag(form.size() - tag_at, '0');
    for (std::size_t i = tag.size(); i-- > 0; value >>= bits_per_character) tag[i] = alphabet[value & 31U];
    return tag;
}

}  // namespace chuanpin::catalog::domain
