// The ledger of stock (库存台账): what happened to a product's lot in a warehouse. Rows are appended, never changed.
//
//   kind            on_hand   reserved   when
//   received          +q         0       goods are put in (入库)
//   held               0        +q       an order is placed: the goods are set aside (占用)
//   hold_released      0        -q       the order is cancelled, or its hold expired (释放)
//   shipped           -q        -q       the order is dispatched: the goods leave (出库)
//   transferred_out   -q         0       goods leave for another warehouse (调出)
//   transferred_in    +q         0       and arrive there, in the same transaction (调入)
//   counted_over      +q         0       more was counted than was written down (盘盈)
//   counted_short     -q         0       less was counted (盘亏)
//   written_off       -q         0       the lot has expired, or came back unfit: what nobody holds of it is thrown away (报损)
//   returned          +q         0       goods of an order that were accepted come back (退货入库)
//   handed_over       -q         0       goods of an agreement leave for who takes them (协议交货)
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

enum class movement_kind {
    received,
    held,
    hold_released,
    shipped,
    transferred_out,
    transferred_in,
    counted_over,
    counted_short,
    written_off,
    returned,
    handed_over
};
inline constexpr movement_kind movement_kinds[] = {
    movement_kind::received,        movement_kind::held,           movement_kind::hold_released, movement_kind::shipped,
    movement_kind::transferred_out, movement_kind::transferred_in, movement_kind::counted_over,  movement_kind::counted_short,
    movement_kind::written_off,     movement_kind::returned,       movement_kind::handed_over};

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

/// Why counted and written figures differ, or goods are thrown away: 腐损、丢失、盘盈、记账差错、过期、退回.
enum class movement_cause { none, spoilage, loss, found, correction, expired, sent_back };
inline constexpr movement_cause movement_causes[] = {movement_cause::none,     movement_cause::spoilage,   movement_cause::loss,
                                                     movement_cause::found,    movement_cause::correction, movement_cause::expired,
                                                     movement_cause::sent_back};
/// The wire and database name; empty for none.
[[nodiscard]] std::string_view name_of(movement_cause cause);
[[nodiscard]] std::optional<movement_cause> parse_movement_cause(std::string_view name);
/// Whether a movement of that kind may have that cause: a shortage spoilage, loss or correction; a surplus found or correction; what is
/// written off expired or sent back; all others none.
[[nodiscard]] bool fits(movement_kind kind, movement_cause cause);

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
    std::string reason{};  ///< in words; empty where an order is the reason
    account_id by{};       ///< all zero: the system
    base::instant at{};
    lot_id lot{};  ///< all zero: the unnamed lot
    movement_cause cause = movement_cause::none;
    std::optional<transfer_id> transfer{};  ///< what binds the two rows of a transfer
    bool operator==(const movement&) const = default;
};

}  // namespace chuanpin::orders::domain
