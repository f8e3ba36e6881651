// By which way goods reach their buyer.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace chuanpin::orders::domain {

/// A line belongs to exactly one, so that no sale is counted twice: 电商, 帮扶单位, 商业流通, 定向直供.
enum class channel { ecommerce, assistance_unit, commercial, directed_supply };
inline constexpr channel channels[] = {channel::ecommerce, channel::assistance_unit, channel::commercial, channel::directed_supply};
[[nodiscard]] std::string_view name_of(channel what);
[[nodiscard]] std::optional<channel> parse_channel(std::string_view name);

/// Those that an offer has; all where it says nothing.
class channel_set {
public:
    static constexpr std::int64_t every_bit = 15;

    constexpr channel_set() = default;
    /// Bit 0 is the first of `channels`; others than these four count for nothing.
    constexpr explicit channel_set(std::int64_t bits) : bits_(bits & every_bit) {}

    [[nodiscard]] constexpr bool has(channel what) const { return (bits_ & bit_of(what)) != 0; }
    constexpr void add(channel what) { bits_ |= bit_of(what); }
    [[nodiscard]] constexpr std::int64_t bits() const { return bits_; }
    bool operator==(const channel_set&) const = default;

private:
    static constexpr std::int64_t bit_of(channel what) { return std::int64_t{1} << static_cast<int>(what); }

    std::int64_t bits_ = every_bit;
};

}  // namespace chuanpin::orders::domain
