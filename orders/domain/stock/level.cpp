#include "orders/domain/stock/level.hpp"

#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

bool is_sound(const stock_level& level) {
    return 0 <= level.reserved && level.reserved <= level.on_hand && level.on_hand <= base::wire_integer_max;
}

std::optional<stock_level> apply(const stock_level& level, movement_kind kind, std::int64_t quantity) {
    if (quantity <= 0 || quantity > base::wire_integer_max || !is_sound(level)) return std::nullopt;
    const auto effect = effect_of(kind);
    auto after = level;
    after.on_hand += effect.on_hand * quantity;
    after.reserved += effect.reserved * quantity;
    if (!is_sound(after)) return std::nullopt;
    return after;
}

}  // namespace chuanpin::orders::domain
