// What orders answers, and who may ask.
#pragma once

#include <span>

#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

namespace routes {

using chuanpin::http::audience;
using chuanpin::http::if_match;
using chuanpin::http::method;
using chuanpin::http::route;

inline constexpr route receive_stock{method::post, "/v1/stock-receipts", "receive_stock", {audience::signed_in, "stock:write"}, true};
inline constexpr route list_stock{method::get, "/v1/stock", "list_stock", {audience::signed_in, "stock:write"}};
inline constexpr route list_stock_movements{
    method::get, "/v1/stock-movements", "list_stock_movements", {audience::signed_in, "stock:write"}};
inline constexpr route place_order{method::post, "/v1/orders", "place_order", {audience::signed_in, "orders:place"}, true};
inline constexpr route list_orders{method::get, "/v1/orders", "list_orders", {audience::signed_in, "orders:read"}};
inline constexpr route read_order = route{method::get, "/v1/orders/{order_id}", "read_order", {audience::signed_in, "orders:read"}}.giving(
    "contact and address of the delivery");
inline constexpr route confirm_order =
    route{method::post, "/v1/orders/{order_id}/confirmation", "confirm_order", {audience::signed_in, "orders:confirm"}, true}.with(
        if_match::optional);
inline constexpr route dispatch_order =
    route{method::post, "/v1/orders/{order_id}/dispatch", "dispatch_order", {audience::signed_in, "orders:ship"}, true}.with(
        if_match::optional);
inline constexpr route accept_order =
    route{method::post, "/v1/orders/{order_id}/acceptance", "accept_order", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);
/// Both sides may cancel, with different permissions: the use case decides.
inline constexpr route cancel_order =
    route{method::post, "/v1/orders/{order_id}/cancellation", "cancel_order", {audience::signed_in, "orders:read"}, true}.with(
        if_match::optional);

inline constexpr route rate_order =
    route{method::post, "/v1/orders/{order_id}/rating", "rate_order", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);
inline constexpr route approve_order =
    route{method::post, "/v1/orders/{order_id}/approvals", "approve_order", {audience::signed_in, "orders:approve"}, true}.with(
        if_match::optional);
inline constexpr route list_approvals{
    method::get, "/v1/orders/{order_id}/approvals", "list_approvals", {audience::signed_in, "orders:read"}};
inline constexpr route set_purchasing_rules =
    route{method::post, "/v1/purchasing-rules", "set_purchasing_rules", {audience::signed_in, "purchasing-rules:write"}, true}.with(
        if_match::optional);
inline constexpr route list_purchasing_rules{
    method::get, "/v1/purchasing-rules", "list_purchasing_rules", {audience::signed_in, "budgets:read"}};
inline constexpr route open_budget{method::post, "/v1/budgets", "open_budget", {audience::signed_in, "budgets:write"}, true};
inline constexpr route list_budgets{method::get, "/v1/budgets", "list_budgets", {audience::signed_in, "budgets:read"}};
inline constexpr route read_budget{method::get, "/v1/budgets/{budget_id}", "read_budget", {audience::signed_in, "budgets:read"}};
inline constexpr route allocate_budget =
    route{method::post, "/v1/budgets/{budget_id}/allocation", "allocate_budget", {audience::signed_in, "budgets:write"}, true}.with(
        if_match::optional);
inline constexpr route list_commitments{
    method::get, "/v1/budgets/{budget_id}/commitments", "list_commitments", {audience::signed_in, "budgets:read"}};

inline constexpr route open_complaint{
    method::post, "/v1/orders/{order_id}/complaints", "open_complaint", {audience::signed_in, "complaints:write"}, true};
inline constexpr route list_complaints{method::get, "/v1/complaints", "list_complaints", {audience::signed_in, "complaints:read"}};
inline constexpr route read_complaint{
    method::get, "/v1/complaints/{complaint_id}", "read_complaint", {audience::signed_in, "complaints:read"}};
inline constexpr route answer_complaint =
    route{method::post, "/v1/complaints/{complaint_id}/answer", "answer_complaint", {audience::signed_in, "complaints:answer"}, true}.with(
        if_match::optional);
inline constexpr route agree_to_complaint =
    route{method::post, "/v1/complaints/{complaint_id}/agreement", "agree_to_complaint", {audience::signed_in, "complaints:write"}, true}
        .with(if_match::optional);
inline constexpr route escalate_complaint =
    route{method::post, "/v1/complaints/{complaint_id}/escalation", "escalate_complaint", {audience::signed_in, "complaints:write"}, true}
        .with(if_match::optional);
inline constexpr route rule_on_complaint =
    route{method::post, "/v1/complaints/{complaint_id}/ruling", "rule_on_complaint", {audience::signed_in, "complaints:rule"}, true}.with(
        if_match::optional);
inline constexpr route withdraw_complaint =
    route{method::post, "/v1/complaints/{complaint_id}/withdrawal", "withdraw_complaint", {audience::signed_in, "complaints:write"}, true}
        .with(if_match::optional);
inline constexpr route read_supplier_score{
    method::get, "/v1/suppliers/{organisation_id}/score", "read_supplier_score", {audience::everyone, {}}};

}  // namespace routes

/// All of them, for the service's definition.
[[nodiscard]] std::span<const chuanpin::http::route> all_routes();

}  // namespace chuanpin::orders::http
