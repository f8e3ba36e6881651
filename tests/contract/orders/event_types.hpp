// What the journal would call each event: the fake of orders keeps the types alone.
#pragma once

#include <string_view>

#include "orders/domain/events.hpp"

namespace chuanpin::tests {

inline std::string_view type_of(const orders::domain::order_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::stock_event&) { return orders::domain::stock_level_changed_event; }
inline std::string_view type_of(const orders::domain::warehouse_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::budget_event&) { return orders::domain::budget_changed_event; }
inline std::string_view type_of(const orders::domain::purchasing_rules_event&) { return orders::domain::purchasing_rules_changed_event; }
inline std::string_view type_of(const orders::domain::complaint_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::agreement_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::delivery_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::return_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::draft_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::supply_contract_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::school_calendar_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::standing_order_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::credit_limit_event&) { return orders::domain::credit_limit_set_event; }
inline std::string_view type_of(const orders::domain::quotation_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::quote_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::correction_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::need_event& what) { return what.type; }
inline std::string_view type_of(const orders::domain::capacity_event&) { return orders::domain::capacity_overcommitted_event; }
inline std::string_view type_of(const orders::domain::buyer_group_event& what) { return what.type; }

}  // namespace chuanpin::tests
