// What happened in orders, as the journal tells it to others.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "orders/domain/agreement/agreement.hpp"
#include "orders/domain/agreement/pairing.hpp"
#include "orders/domain/attribution/attribution.hpp"
#include "orders/domain/complaint/complaint.hpp"
#include "orders/domain/delivery/delivery.hpp"
#include "orders/domain/draft/draft.hpp"
#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/group/buyer_group.hpp"
#include "orders/domain/need/purchase_need.hpp"
#include "orders/domain/order/order.hpp"
#include "orders/domain/payment/payment.hpp"
#include "orders/domain/quotation/quotation.hpp"
#include "orders/domain/returning/goods_return.hpp"
#include "orders/domain/spending/purchasing_rules.hpp"
#include "orders/domain/standing/standing_order.hpp"
#include "orders/domain/stock/level.hpp"
#include "orders/domain/stock/warehouse.hpp"
#include "orders/domain/supply/supply_contract.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::string_view order_placed_event = "order.placed";
inline constexpr std::string_view order_submitted_event = "order.submitted";
inline constexpr std::string_view stock_level_changed_event = "stock.level_changed";
inline constexpr std::string_view budget_changed_event = "budget.changed";
inline constexpr std::string_view purchasing_rules_changed_event = "purchasing_rules.changed";
inline constexpr std::string_view credit_limit_set_event = "credit_limit.set";
inline constexpr std::string_view warehouse_added_event = "warehouse.added";
inline constexpr std::string_view warehouse_closed_event = "warehouse.closed";
inline constexpr std::string_view capacity_overcommitted_event = "forward_capacity.overcommitted";

/// An order stands as `what` now. `type` is the state table's event, or one of the first two above where it is new.
struct order_event {
    event_id id{};
    std::string_view type;
    const order* what = nullptr;  ///< outlives the recording
};
/// A stock row stands as `what` now. One for each row that a transaction changed, whatever the number of orders.
struct stock_event {
    event_id id{};
    stock_level what{};
};
/// A budget stands as `what` now. One for each budget that a transaction changed.
struct budget_event {
    event_id id{};
    budget what{};
};
/// A buyer's purchasing rules stand as `what` now.
struct purchasing_rules_event {
    event_id id{};
    purchasing_rules what{};
};
/// A complaint stands as `what` now. `type` is its table's event, or "complaint.opened".
struct complaint_event {
    event_id id{};
    std::string_view type;
    complaint what{};
};
/// A supplier named or closed a warehouse. (Those that appear with a receipt are named by its movement.)
struct warehouse_event {
    event_id id{};
    std::string_view type;
    warehouse what{};
};
/// A pairing, a collecting window, a pre-order or an agreement stands as `what` now; `version` is the one that the event speaks of.
struct agreement_event {
    event_id id{};
    std::string_view type;
    std::int64_t version = 0;
    std::variant<const pairing*, const collecting_window*, const intent*, const agreement*> what;  ///< outlives the recording
    std::vector<organisation_id> seen_by{};
};
/// A delivery stands as `what` now; `of` is its order, for what its lines are.
struct delivery_event {
    event_id id{};
    std::string_view type;
    delivery what{};
    const order* of = nullptr;  ///< outlives the recording
};
/// A return stands as `what` now. `type` is its table's event, or "return.requested".
struct return_event {
    event_id id{};
    std::string_view type;
    goods_return what{};
};
/// A draft stands as `what` now, without its lines; `line` is the one that was added, changed or removed.
struct draft_event {
    event_id id{};
    std::string_view type;
    draft what{};
    std::optional<draft_line> line{};
};
/// A credit limit stands as `what` now.
struct credit_limit_event {
    event_id id{};
    credit_limit what{};
};
/// A request for quotation stands as `what` now; `result` is known once it is awarded.
struct quotation_event {
    event_id id{};
    std::string_view type;
    quotation what{};
    std::optional<quote_sum> result{};
};
/// A quote stands as `what` now. Nothing of what it says is told before its request is awarded.
struct quote_event {
    event_id id{};
    std::string_view type;
    quote what{};
    quotation of{};
    std::optional<quote_sum> own{};     ///< once it is awarded
    std::optional<quote_sum> result{};  ///< the winner's, once it is awarded
};
/// A correction of an attribution stands as `what` now.
struct correction_event {
    event_id id{};
    std::string_view type;
    correction what{};
};
/// A long-term contract stands as `what` now.
struct supply_contract_event {
    event_id id{};
    std::string_view type;
    supply_contract what{};
};
/// A school calendar stands as `what` now.
struct school_calendar_event {
    event_id id{};
    std::string_view type;
    school_calendar what{};
};
/// A standing order stands as `what` now; `day` is the one of which it is told that nothing was ordered.
struct standing_order_event {
    event_id id{};
    std::string_view type;
    standing_order what{};
    std::optional<standing_day> day{};
};
/// A need stands as `what` now.
struct need_event {
    event_id id{};
    std::string_view type;
    purchase_need what{};
};
/// An announcement is below what is held of the week already.
struct capacity_event {
    event_id id{};
    forward_capacity what{};
    std::int64_t revision = 0;  ///< of the announcement
};

/// A group of buyers stands as `what` now.
struct buyer_group_event {
    event_id id{};
    std::string_view type;
    buyer_group what{};
};
/// An event and the call that caused it.
struct recorded_event {
    std::variant<order_event, stock_event, budget_event, purchasing_rules_event, complaint_event, warehouse_event, agreement_event,
                 delivery_event, return_event, draft_event, credit_limit_event, quotation_event, quote_event, correction_event,
                 supply_contract_event, school_calendar_event, standing_order_event, need_event, capacity_event, buyer_group_event>
        what;
    const base::call_context* by = nullptr;
};

}  // namespace chuanpin::orders::domain
