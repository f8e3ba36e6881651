// The ledger of stock (库存台账): what happened to a product in a warehouse. Rows are appended, never changed.
//
//   kind            on_hand   reserved   when
//   received          +q         0       goods are put in (入库)
//   held               0        +q       an order is placed: the goods are set aside (占用)
//   hold_released      0        -q       the order is cancelled, or its hold expired (释放)
//   shipped           -q        -q       the order is dispatched: the goods leave (出库)
//
// Confirming an order changes neither sum (the hold only stops to expire) and accepting it happens when the goods are gone
// already, so neither has a movement. Rejected goods do not come back into stock: what spoiled on the road is not sold again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::domain {

enum class movement_kind { received, held, hold_released, shipped };
inline constexpr movement_kind movement_kinds[] = {movement_kind::received, movement_kind::held, movement_kind::hold_released,
                                                   movement_kind::shipped};

/// The wire and database name: "hold_released".
[[nodiscard]] std::string_view name_of(movement_kind kind);
[[nodiscard]] std::optional<movement_kind> parse_movement_kind(std::string_view name);

/// The signs with which a quantity enters the two sums: -1, 0 or 1.
struct movement_effect {
    int on_hand = 0;
    int reserved = 0;
    bool operator==(const movement_effect&) const = default;
};
[[nodiscard]] movement_effect effect_of(movement_kind kind);

/// Which stock. Locks are taken in this order.
struct stock_key {
    product_id product{};
    warehouse_id warehouse{};
    auto operator<=>(const stock_key&) const = default;
};

struct movement {
    movement_kind kind{};
    stock_key key{};
    std::int64_t quantity = 0;  ///< trade units, > 0
    std::optional<order_id> order{};
    std::optional<line_id> line{};
    std::string reason{};  ///< of a receipt; empty otherwise
    account_id by{};       ///< all zero: the system
    base::instant at{};
    bool operator==(const movement&) const = default;
};

}  // namespace chuanpin::orders::domain
