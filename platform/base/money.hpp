// Money is an integer number of fen, rates are rationals, and rounding happens at one named point.
//
// Units: fen (1/100 yuan, CNY). Products of a quantity, a price and a rate are computed in 128 bits.
// Errors: every operation that could leave the range answers nullopt instead of wrapping.
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>

namespace chuanpin::base {

/// The largest integer that every JSON reader keeps exact (2^53 − 1, RFC 8259 §6); no amount or quantity on the wire passes it.
inline constexpr std::int64_t wire_integer_max = 9'007'199'254'740'991;

/// An amount of money in fen. May be negative (a deduction).
struct fen {
    std::int64_t value = 0;
    auto operator<=>(const fen&) const = default;
};

[[nodiscard]] constexpr std::optional<fen> add(fen left, fen right) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left.value, right.value, &sum)) return std::nullopt;
    return fen{sum};
}

[[nodiscard]] constexpr std::optional<fen> subtract(fen left, fen right) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(left.value, right.value, &difference)) return std::nullopt;
    return fen{difference};
}

/// A price times a count.
[[nodiscard]] constexpr std::optional<fen> multiply(fen price, std::int64_t count) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(price.value, count, &product)) return std::nullopt;
    return fen{product};
}

/// How the one rounding point of a line rounds.
enum class rounding {
    floor,      ///< towards minus infinity: the payer's safe side, the default of subsidy rules
    half_up,    ///< to the nearest, halves away from zero (四舍五入)
    half_even,  ///< to the nearest, halves to the even neighbour
};

/// An exact rate. Invariant: denominator > 0, lowest terms.
class rational {
public:
    constexpr rational() = default;
    /// nullopt where the denominator is not positive.
    static constexpr std::optional<rational> make(std::int64_t numerator, std::int64_t denominator) {
        if (denominator <= 0) return std::nullopt;
        // The magnitude as unsigned: the smallest number has no negative in 64 bits.
        const auto magnitude = numerator < 0 ? 0 - static_cast<std::uint64_t>(numerator) : static_cast<std::uint64_t>(numerator);
        const auto divisor = static_cast<std::int64_t>(std::gcd(magnitude, static_cast<std::uint64_t>(denominator)));
        rational value;
        value.numerator_ = numerator / divisor;
        value.denominator_ = denominator / divisor;
        return value;
    }
    [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
    [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
    bool operator==(const rational&) const = default;

private:
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

/// left · right · rate, exact until the one rounding at the end; nullopt where an intermediate leaves 127 bits or the answer 63.
[[nodiscard]] std::optional<std::int64_t> multiply_rounded(std::int64_t left, std::int64_t right, rational rate, rounding mode);

/// "12.34" for fen{1234}: yuan with two decimals, for people.
struct yuan_text {
    char text[32];
};
[[nodiscard]] yuan_text to_yuan(fen amount);

}  // namespace chuanpin::base
