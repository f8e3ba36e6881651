#include "platform/base/money.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::base {

namespace {

__extension__ using int128 = __int128;
constexpr int128 int128_max = static_cast<int128>((static_cast<unsigned __int128>(1) << 127) - 1);

// By division instead of __builtin_mul_overflow: clang's 128-bit form needs a function that libgcc lacks.
std::optional<int128> multiply_128(int128 left, std::int64_t right) {
    if (left == 0 || right == 0) return int128{0};
    const int128 left_size = left < 0 ? -left : left;
    const int128 right_size = right < 0 ? -int128{right} : int128{right};
    if (left_size > int128_max / right_size) return std::nullopt;
    return left * right;
}

int128 divide_floor(int128 numerator, std::int64_t denominator) {
    const int128 quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

int128 divide_half_up(int128 numerator, std::int64_t denominator) {
    const int128 quotient = numerator / denominator;
    const int128 remainder = numerator % denominator;
    const int128 remainder_size = remainder < 0 ? -remainder : remainder;
    if (2 * remainder_size < denominator) return quotient;
    return numerator < 0 ? quotient - 1 : quotient + 1;
}

int128 divide_half_even(int128 numerator, std::int64_t denominator) {
    const int128 below = divide_floor(numerator, denominator);
    const int128 twice_above = 2 * (numerator - below * denominator);
    if (twice_above == denominator) return below % 2 == 0 ? below : below + 1;
    return twice_above < denominator ? below : below + 1;
}

int128 divide(int128 numerator, std::int64_t denominator, rounding mode) {
    switch (mode) {
        case rounding::floor:
            return divide_floor(numerator, denominator);
        case rounding::half_up:
            return divide_half_up(numerator, denominator);
        case rounding::half_even:
            return divide_half_even(numerator, denominator);
    }
    std::unreachable();
}

}  // namespace

std::optional<std::int64_t> multiply_rounded(std::int64_t left, std::int64_t right, rational rate, rounding mode) {
    const auto product = multiply_128(int128{left} * right, rate.numerator());
    if (!product) return std::nullopt;
    const int128 rounded = divide(*product, rate.denominator(), mode);
    if (rounded > std::numeric_limits<std::int64_t>::max() || rounded < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return static_cast<std::int64_t>(rounded);
}

yuan_text to_yuan(fen amount) {
    const bool negative = amount.value < 0;
    const auto size = negative ? 0 - static_cast<std::uint64_t>(amount.value) : static_cast<std::uint64_t>(amount.value);
    yuan_text out{};
    fmt::format_to_n(out.text, sizeof out.text - 1, "{}{}.{:02}", negative ? "-" : "", size / 100, size % 100);
    return out;
}

}  // namespace chuanpin::base
