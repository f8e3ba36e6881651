#include "platform/base/alike_key.hpp"

namespace chuanpin::base {
namespace {

constexpr std::size_t wide_bytes = 3;              // every code point here that is not ASCII has three bytes
constexpr std::string_view wide_space = "\u3000";  // of Chinese text
constexpr unsigned wide_first = 0xFF01;            // the wide form of '!'
constexpr unsigned wide_last = 0xFF5E;             // the wide form of '~'
constexpr unsigned wide_distance = wide_first - '!';

char lower(char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; }

bool is_space(char each) { return each == ' ' || (each >= '\t' && each <= '\r'); }

/// The ASCII form of a wide letter, digit or sign; '\0' for everything else.
char narrow(std::string_view three_bytes) {
    const auto part = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(three_bytes[at])); };
    const auto code_point = ((part(0) & 0x0FU) << 12U) | ((part(1) & 0x3FU) << 6U) | (part(2) & 0x3FU);
    return code_point >= wide_first && code_point <= wide_last ? static_cast<char>(code_point - wide_distance) : '\0';
}

}  // namespace

std::string alike_key(std::string_view name) {
    std::string key;
    for (std::size_t at = 0; at < name.size();) {
        const auto wide = name.substr(at, wide_bytes);
        const bool is_wide = wide.size() == wide_bytes && (static_cast<unsigned char>(wide[0]) & 0xF0U) == 0xE0U;
        if (!is_wide) {
            if (!is_space(name[at])) key += lower(name[at]);
            ++at;
            continue;
        }
        if (const char ascii = narrow(wide); ascii != '\0')
            key += lower(ascii);
        else if (wide != wide_space)
            key += wide;
        at += wide_bytes;
    }
    return key;
}

}  // namespace chuanpin::base
