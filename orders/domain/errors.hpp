// Every refusal of orders: one table, one named maker for each row.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/order/order.hpp"
#include "orders/domain/spending/errors.hpp"
#include "orders/domain/stock/lot.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

/// The rows from which deploy/docs/problems.md is generated.
[[nodiscard]] std::span<const base::error_definition> error_table();

namespace errors {

using faults = std::vector<base::field_error>;

// --- placing ----------------------------------------------------------------------------------------------------------------
base::error delivery_date_past(base::business_date asked);
base::error duplicate_lines(faults lines);
base::error offer_not_yet_known(faults lines);  ///< retry_after 1 s
base::error offers_behind();                    ///< retry_after 1 s: the projection of offers lags beyond its bound
base::error offer_changed(const offer_version& in_force, base::fen unit_price, faults lines);
base::error offer_expired(faults lines);
base::error order_of_several_suppliers(faults lines);
base::error below_minimum_quantity(faults lines);
base::error order_amount_too_large(std::size_t line);
base::error outside_delivery_area(faults lines);
base::error channel_not_offered(faults lines);
/// `available` and `product` are of the first line that is short.
base::error insufficient_stock(std::int64_t available, product_id product, faults lines);

// --- an order's life --------------------------------------------------------------------------------------------------------
base::error order_not_found(std::string_view id);
base::error order_state_conflict(order_id id, order_status status, order_action action);
base::error order_party_forbidden(order_status status, order_action action);
base::error hold_expired(order_id id);
base::error hold_not_expired(order_id id);
base::error offer_withdrawn(faults lines);
base::error product_not_authorised(faults lines);
base::error acceptance_invalid(faults lines);
base::error rated_already(order_id id);

// --- stock ------------------------------------------------------------------------------------------------------------------
base::error product_not_yet_known(product_id id);  ///< retry_after 1 s
base::error product_not_found(product_id id);
base::error stock_too_large();
base::error lot_not_yet_known(lot_id id);  ///< retry_after 1 s
base::error lot_not_found(lot_id id);
base::error lot_expired(const lot& what);
base::error lot_of_other_units(const lot& what);
/// `room`: how many trade units still fit.
base::error lot_exceeded(const lot& what, std::int64_t room);
base::error lot_dates_invalid(faults dates);
base::error too_many_lots();
base::error same_warehouse();
base::error stock_taking_invalid(faults counts);
base::error nothing_expired();
base::error client_log_invalid(faults lines);
/// `cap` and `held` are of the first line that passes it.
base::error hold_cap_exceeded(std::int64_t cap, std::int64_t held, faults lines);
base::error warehouse_code_taken(std::string_view code);
base::error warehouse_not_found(std::string_view which);
base::error warehouse_closed(std::string_view code);
base::error warehouse_not_empty(std::string_view code, std::int64_t on_hand);

}  // namespace errors
}  // namespace chuanpin::orders::domain
