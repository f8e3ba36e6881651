#include "orders/domain/stock/level.hpp"

#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {
namespace {

template <class Row>
bool has_sound_sums(const Row& row) {
    return 0 <= row.reserved && row.reserved <= row.on_hand && row.on_hand <= base::wire_integer_max;
}

template <class Row>
std::optional<Row> with_movement(const Row& row, movement_kind kind, std::int64_t quantity) {
    if (quantity <= 0 || quantity > base::wire_integer_max || !has_sound_sums(row)) return std::nullopt;
    const auto effect = effect_of(kind);
    auto after = row;
    after.on_hand += effect.on_hand * quantity;
    after.reserved += effect.reserved * quantity;
    if (!has_sound_sums(after)) return std::nullopt;
    return after;
}

}  // namespace

bool is_sound(const stock_level& level) { return has_sound_sums(level); }
bool is_sound(const stock_lot& lot) { return has_sound_sums(lot); }

std::optional<stock_level> apply(const stock_level& level, movement_kind kind, std::int64_t quantity) {
    return with_movement(level, kind, quantity);
}
std::optional<stock_lot> apply(const stock_lot& lot, movement_kind kind, std::int64_t quantity) {
    return with_movement(lot, kind, quantity);
}

}  // namespace chuanpin::orders::domain
