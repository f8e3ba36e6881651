// The life of an order as one table: from, action, to, what it does to the stock and to the budgets, what the others hear, who may.
//
//   submitted ──approve──▶ placed ──confirm──▶ confirmed ──dispatch──────────────▶ dispatched ──accept───────▶ accepted ────────┐
//    │   └add_approval┘       │                    │  └dispatch_part▶ partly_shipped ──┘  │    └──accept_partly──▶ partly_accepted ─┤
//    │                        │                    │                    │ └─close_short─────────────────────────▶ short_closed ───┤
//    └─refuse, cancel, expire─┴─cancel, expire─────┴─cancel──▶ cancelled                                                   close ▼ closed
//
// An order under a contract goes from placed to contracting when its supplier confirms it, and to confirmed with the second signature
// (conclude); until then it is not dispatched, and where that takes too long it expires. Signatures before the last, freight and addenda
// leave it where it is.
//
// An order that its buyer's own rules let pass without approval begins as placed. Until it is placed it is the buyer's alone: the
// supplier neither sees it nor hears of it. It only moves forward. Goods may leave in several deliveries, and each delivery is accepted
// on its own: the order is accepted once all of it has left and every delivery is accepted. What will not come any more is given up by
// agreement of both (short-closing). Until it is closed, goods may be taken back. An order of which everything was rejected is partly
// accepted, with an accepted total of nothing.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "orders/domain/stock/movement.hpp"

namespace chuanpin::orders::domain {

enum class order_status {
    submitted,
    placed,
    contracting,
    confirmed,
    partly_shipped,
    dispatched,
    accepted,
    partly_accepted,
    short_closed,
    closed,
    cancelled
};
inline constexpr order_status order_statuses[] = {order_status::submitted, order_status::placed,          order_status::contracting,
                                                  order_status::confirmed, order_status::partly_shipped,  order_status::dispatched,
                                                  order_status::accepted,  order_status::partly_accepted, order_status::short_closed,
                                                  order_status::closed,    order_status::cancelled};

enum class order_action {
    add_approval,
    approve,
    refuse,
    confirm,
    dispatch_part,    ///< a delivery that is not the last
    dispatch,         ///< the delivery of all that is left
    accept_delivery,  ///< one that does not end the order
    accept,           ///< the last one, and nothing was rejected of any
    accept_partly,    ///< the last one
    rate,
    propose_short_close,
    refuse_short_close,
    close_short,
    take_back,  ///< goods that were accepted come back
    close,
    cancel,
    expire,
    confirm_for_contract,
    set_freight,
    sign,
    conclude,
    propose_addendum,
    sign_addendum,
    amend,
    record_payment,
    confirm_payment,
    grant_refund,  ///< a complaint ended with one
    record_refund,
    confirm_refund,
    set_aside,  ///< goods came that a line waited for
    tell_late   ///< the week that a line waits for is over
};
inline constexpr order_action order_actions[] = {order_action::add_approval,
                                                 order_action::approve,
                                                 order_action::refuse,
                                                 order_action::confirm,
                                                 order_action::dispatch_part,
                                                 order_action::dispatch,
                                                 order_action::accept_delivery,
                                                 order_action::accept,
                                                 order_action::accept_partly,
                                                 order_action::rate,
                                                 order_action::propose_short_close,
                                                 order_action::refuse_short_close,
                                                 order_action::close_short,
                                                 order_action::take_back,
                                                 order_action::close,
                                                 order_action::cancel,
                                                 order_action::expire,
                                                 order_action::confirm_for_contract,
                                                 order_action::set_freight,
                                                 order_action::sign,
                                                 order_action::conclude,
                                                 order_action::propose_addendum,
                                                 order_action::sign_addendum,
                                                 order_action::amend,
                                                 order_action::record_payment,
                                                 order_action::confirm_payment,
                                                 order_action::grant_refund,
                                                 order_action::record_refund,
                                                 order_action::confirm_refund,
                                                 order_action::set_aside,
                                                 order_action::tell_late};

/// What happens to the money that the order's lines have committed: all of it is given back; what was accepted now is spent, the
/// rest stays or is given back; what was spent on goods that come back, or is given back by a complaint, is given back.
enum class budget_effect { none, release, consume_part, consume, refund };

/// Who acts on an order. `system` is the clock.
enum class party { buyer, supplier, system };

/// Wire and database names: "partly_accepted".
[[nodiscard]] std::string_view name_of(order_status status);
[[nodiscard]] std::optional<order_status> parse_order_status(std::string_view name);
[[nodiscard]] std::string_view name_of(order_action action);
[[nodiscard]] std::string_view name_of(party who);

struct transition {
    order_status from{};
    order_action action{};
    order_status to{};
    std::optional<movement_kind> stock{};  ///< held: what came; shipped: what the delivery takes; hold_released: all that is still held,
                                           ///< and the capacity of what was still waited for; returned: what comes back
    budget_effect budget{};
    std::string_view event;
    bool by_buyer = false;
    bool by_supplier = false;
    bool by_system = false;

    [[nodiscard]] bool open_to(party who) const;
};

[[nodiscard]] std::span<const transition> transitions();
/// Null where the state does not allow the action.
[[nodiscard]] const transition* find_transition(order_status from, order_action action);

/// Whether the order waits for somebody until its hold expires.
[[nodiscard]] bool is_waiting(order_status status);
/// Whether quantities of the order are set aside in the stock.
[[nodiscard]] bool holds_stock(order_status status);
/// Whether nothing more of it is shipped or accepted: what was accepted is known.
[[nodiscard]] bool is_settled(order_status status);

}  // namespace chuanpin::orders::domain
