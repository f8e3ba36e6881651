#include "platform/base/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace chuanpin::base {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64url_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::int8_t foreign = -1;
using value_table = std::array<std::int8_t, 256>;

constexpr value_table make_values(std::string_view alphabet) {
    value_table values{};
    values.fill(foreign);
    for (std::size_t i = 0; i < alphabet.size(); ++i) values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return values;
}
constexpr value_table base64_values = make_values(base64_alphabet);
constexpr value_table base64url_values = make_values(base64url_alphabet);

int hex_value(char each) {
    if (each >= '0' && each <= '9') return each - '0';
    if (each >= 'a' && each <= 'f') return each - 'a' + 10;
    if (each >= 'A' && each <= 'F') return each - 'A' + 10;
    return foreign;
}

/// The characters of the bytes, without padding.
std::string encode_64(std::string_view bytes, std::string_view alphabet) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char each : bytes) {
        buffer = buffer << 8 | static_cast<unsigned char>(each);
        for (bits += 8; bits >= 6; bits -= 6) out += alphabet[buffer >> (bits - 6) & 63];
    }
    if (bits > 0) out += alphabet[buffer << (6 - bits) & 63];
    return out;
}

/// Reads unpadded characters; bits left over at the end must be zero, so that each value has one spelling.
std::optional<std::string> decode_64(std::string_view text, const value_table& values) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char each : text) {
        const int value = values[static_cast<unsigned char>(each)];
        if (value == foreign) return std::nullopt;
        buffer = buffer << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(buffer >> bits & 0xff);
        }
    }
    if ((buffer & ((1U << bits) - 1)) != 0) return std::nullopt;
    return out;
}

bool is_continuation(char each) { return (static_cast<unsigned char>(each) & 0xc0) == 0x80; }

/// The length of the well-formed sequence at the start (RFC 3629 §4), 0 where there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto second_within = [&](unsigned low, unsigned high) { return byte(1) >= low && byte(1) <= high; };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!is_continuation(text[i])) return 0;
    if (lead == 0xe0 && !second_within(0xa0, 0xbf)) return 0;  // shortest form
    if (lead == 0xed && !second_within(0x80, 0x9f)) return 0;  // surrogates
    if (lead == 0xf0 && !second_within(0x90, 0xbf)) return 0;  // shortest form
    if (lead == 0xf4 && !second_within(0x80, 0x8f)) return 0;  // beyond U+10FFFF
    return length;
}

}  // namespace

std::string to_hex(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        out += hex_digits[byte >> 4];
        out += hex_digits[byte & 15];
    }
    return out;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_value(text[i]);
        const int low = hex_value(text[i + 1]);
        if (high == foreign || low == foreign) return std::nullopt;
        out += static_cast<char>(high << 4 | low);
    }
    return out;
}

std::string to_base64(std::string_view bytes) {
    std::string out = encode_64(bytes, base64_alphabet);
    out.append((4 - out.size() % 4) % 4, '=');
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return decode_64(text, base64_values);
}

std::string to_base64url(std::string_view bytes) { return encode_64(bytes, base64url_alphabet); }

std::optional<std::string> from_base64url(std::string_view text) { return decode_64(text, base64url_values); }

std::size_t valid_utf8_prefix(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t length = sequence_length(rest);
        if (length == 0) break;
        rest.remove_prefix(length);
    }
    return text.size() - rest.size();
}

bool is_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

std::size_t length_in_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char each) { return !is_continuation(each); }));
}

}  // namespace chuanpin::base
