// Events of orders as journal entries: what other services and webhooks read.
#pragma once

#include "orders/domain/events.hpp"
#include "platform/journal/entry.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] journal::entry to_entry(const domain::order_event& event);
[[nodiscard]] journal::entry to_entry(const domain::stock_event& event);
[[nodiscard]] journal::entry to_entry(const domain::budget_event& event);
[[nodiscard]] journal::entry to_entry(const domain::purchasing_rules_event& event);
[[nodiscard]] journal::entry to_entry(const domain::complaint_event& event);
[[nodiscard]] journal::entry to_entry(const domain::warehouse_event& event);
[[nodiscard]] journal::entry to_entry(const domain::delivery_event& event);
[[nodiscard]] journal::entry to_entry(const domain::return_event& event);
[[nodiscard]] journal::entry to_entry(const domain::draft_event& event);
[[nodiscard]] journal::entry to_entry(const domain::credit_limit_event& event);
[[nodiscard]] journal::entry to_entry(const domain::quotation_event& event);
[[nodiscard]] journal::entry to_entry(const domain::quote_event& event);
[[nodiscard]] journal::entry to_entry(const domain::correction_event& event);
[[nodiscard]] journal::entry to_entry(const domain::supply_contract_event& event);
[[nodiscard]] journal::entry to_entry(const domain::school_calendar_event& event);
[[nodiscard]] journal::entry to_entry(const domain::standing_order_event& event);
[[nodiscard]] journal::entry to_entry(const domain::need_event& event);
[[nodiscard]] journal::entry to_entry(const domain::capacity_event& event);
[[nodiscard]] journal::entry to_entry(const domain::buyer_group_event& event);

}  // namespace chuanpin::orders::store
