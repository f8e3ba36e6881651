// What orders answers, and who may ask.
#pragma once

#include <span>

#include "orders/http/demand_routes.hpp"
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
inline constexpr route read_inspection_record =
    route{method::get, "/v1/orders/{order_id}/inspection-record", "read_inspection_record", {audience::signed_in, "orders:read"}}.giving(
        "who inspected the goods, and the supplier's contact");
inline constexpr route read_inspection_record_page =
    route{method::get, "/v1/orders/{order_id}/inspection-record/page", "read_inspection_record_page", {audience::signed_in, "orders:read"}}
        .giving("who inspected the goods, and the supplier's contact");
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
inline constexpr route add_warehouse{method::post, "/v1/warehouses", "add_warehouse", {audience::signed_in, "stock:write"}, true};
inline constexpr route list_warehouses{method::get, "/v1/warehouses", "list_warehouses", {audience::signed_in, "stock:write"}};
inline constexpr route close_warehouse{
    method::post, "/v1/warehouses/{warehouse_id}/closure", "close_warehouse", {audience::signed_in, "stock:write"}, true};

inline constexpr route list_stock_lots{method::get, "/v1/stock-lots", "list_stock_lots", {audience::signed_in, "stock:write"}};
inline constexpr route transfer_stock{method::post, "/v1/stock-transfers", "transfer_stock", {audience::signed_in, "stock:write"}, true};
inline constexpr route count_stock{method::post, "/v1/stock-takings", "count_stock", {audience::signed_in, "stock:write"}, true};
inline constexpr route write_off_stock{method::post, "/v1/stock-write-offs", "write_off_stock", {audience::signed_in, "stock:write"}, true};
// --- pairings, collecting windows, agreements -------------------------------------------------------------------------------
inline constexpr route record_pairing{method::post, "/v1/pairings", "record_pairing", {audience::signed_in, "pairings:write"}, true};
inline constexpr route end_pairing{
    method::post, "/v1/pairings/{pairing_id}/ending", "end_pairing", {audience::signed_in, "pairings:write"}, true};
inline constexpr route list_pairings{method::get, "/v1/pairings", "list_pairings", {audience::signed_in}};
inline constexpr route open_window{
    method::post, "/v1/collecting-windows", "open_window", {audience::signed_in, "agreements:collect"}, true};
inline constexpr route list_windows{method::get, "/v1/collecting-windows", "list_windows", {audience::signed_in, "agreements:read"}};
inline constexpr route read_window{
    method::get, "/v1/collecting-windows/{window_id}", "read_window", {audience::signed_in, "agreements:read"}};
inline constexpr route close_window{
    method::post, "/v1/collecting-windows/{window_id}/closing", "close_window", {audience::signed_in, "agreements:collect"}, true};
inline constexpr route add_intent{
    method::post, "/v1/collecting-windows/{window_id}/intents", "add_intent", {audience::signed_in, "agreements:collect"}, true};
inline constexpr route list_intents{
    method::get, "/v1/collecting-windows/{window_id}/intents", "list_intents", {audience::signed_in, "agreements:collect"}};
inline constexpr route change_intent =
    route{method::post, "/v1/intents/{intent_id}/changes", "change_intent", {audience::signed_in, "agreements:collect"}, true}.with(
        if_match::required);
inline constexpr route withdraw_intent =
    route{method::post, "/v1/intents/{intent_id}/withdrawal", "withdraw_intent", {audience::signed_in, "agreements:collect"}, true}.with(
        if_match::optional);

inline constexpr route draft_agreement{
    method::post, "/v1/agreements", "draft_agreement", {audience::signed_in, "agreements:collect"}, true};
inline constexpr route list_agreements{method::get, "/v1/agreements", "list_agreements", {audience::signed_in, "agreements:read"}};
inline constexpr route read_agreement{
    method::get, "/v1/agreements/{agreement_id}", "read_agreement", {audience::signed_in, "agreements:read"}};
inline constexpr route join_agreement =
    route{method::post, "/v1/agreements/{agreement_id}/lines", "join_agreement", {audience::signed_in, "agreements:collect"}, true}.with(
        if_match::optional);
inline constexpr route sign_agreement =
    route{method::post, "/v1/agreements/{agreement_id}/signatures", "sign_agreement", {audience::signed_in, "agreements:sign"}, true}.with(
        if_match::optional);
inline constexpr route cancel_agreement =
    route{method::post, "/v1/agreements/{agreement_id}/cancellation", "cancel_agreement", {audience::signed_in, "agreements:sign"}, true}
        .with(if_match::optional);
inline constexpr route propose_addendum =
    route{method::post, "/v1/agreements/{agreement_id}/addenda", "propose_addendum", {audience::signed_in, "agreements:sign"}, true}.with(
        if_match::optional);
inline constexpr route sign_addendum =
    route{
        method::post, "/v1/agreements/{agreement_id}/addendum-signatures", "sign_addendum", {audience::signed_in, "agreements:sign"}, true}
        .with(if_match::optional);
inline constexpr route record_prepayment =
    route{method::post, "/v1/agreements/{agreement_id}/prepayments", "record_prepayment", {audience::signed_in, "agreements:pay"}, true}
        .with(if_match::optional);
inline constexpr route confirm_prepayment = route{method::post,
                                                  "/v1/agreements/{agreement_id}/prepayment-confirmations",
                                                  "confirm_prepayment",
                                                  {audience::signed_in, "agreements:pay"},
                                                  true}
                                                .with(if_match::optional);
inline constexpr route record_repayment =
    route{method::post, "/v1/agreements/{agreement_id}/repayments", "record_repayment", {audience::signed_in, "agreements:pay"}, true}.with(
        if_match::optional);
inline constexpr route confirm_repayment = route{method::post,
                                                 "/v1/agreements/{agreement_id}/repayment-confirmations",
                                                 "confirm_repayment",
                                                 {audience::signed_in, "agreements:pay"},
                                                 true}
                                               .with(if_match::optional);
inline constexpr route approve_credit =
    route{method::post, "/v1/agreements/{agreement_id}/credit", "approve_credit", {audience::signed_in, "agreements:sign"}, true}.with(
        if_match::optional);
inline constexpr route allocate_agreement =
    route{method::post, "/v1/agreements/{agreement_id}/allocations", "allocate_agreement", {audience::signed_in, "agreements:supply"}, true}
        .with(if_match::optional);
inline constexpr route deliver_agreement =
    route{method::post, "/v1/agreements/{agreement_id}/deliveries", "deliver_agreement", {audience::signed_in, "agreements:supply"}, true}
        .with(if_match::optional);
inline constexpr route propose_settlement =
    route{method::post, "/v1/agreements/{agreement_id}/settlements", "propose_settlement", {audience::signed_in, "agreements:sign"}, true}
        .with(if_match::optional);
inline constexpr route answer_settlement = route{method::post,
                                                 "/v1/agreements/{agreement_id}/settlement-answers",
                                                 "answer_settlement",
                                                 {audience::signed_in, "agreements:sign"},
                                                 true}
                                               .with(if_match::optional);
inline constexpr route list_prepayments =
    route{method::get, "/v1/agreements/{agreement_id}/prepayments", "list_prepayments", {audience::signed_in, "agreements:read"}}.giving(
        "names of payers");
inline constexpr route list_repayments =
    route{method::get, "/v1/agreements/{agreement_id}/repayments", "list_repayments", {audience::signed_in, "agreements:read"}}.giving(
        "names of payers");
inline constexpr route list_shares{
    method::get, "/v1/agreements/{agreement_id}/allocations", "list_shares", {audience::signed_in, "agreements:read"}};
inline constexpr route list_deliveries =
    route{method::get, "/v1/agreements/{agreement_id}/deliveries", "list_deliveries", {audience::signed_in, "agreements:read"}}.giving(
        "names of receivers");
inline constexpr route list_reversals{
    method::get, "/v1/agreements/{agreement_id}/reversals", "list_reversals", {audience::signed_in, "agreements:read"}};

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

inline constexpr route ship_part =
    route{method::post, "/v1/orders/{order_id}/deliveries", "ship_part", {audience::signed_in, "orders:ship"}, true}.with(
        if_match::optional);
inline constexpr route list_order_deliveries =
    route{method::get, "/v1/orders/{order_id}/deliveries", "list_order_deliveries", {audience::signed_in, "orders:read"}}.giving(
        "names of signers");
inline constexpr route read_delivery =
    route{method::get, "/v1/deliveries/{delivery_id}", "read_delivery", {audience::signed_in, "orders:read"}}.giving("names of signers");
inline constexpr route accept_delivery =
    route{method::post, "/v1/deliveries/{delivery_id}/acceptance", "accept_delivery", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);
/// Both sides may, with different permissions: the use case decides. This and the next.
inline constexpr route propose_short_close =
    route{method::post, "/v1/orders/{order_id}/short-closing", "propose_short_close", {audience::signed_in, "orders:read"}, true}.with(
        if_match::optional);
inline constexpr route answer_short_close =
    route{method::post, "/v1/orders/{order_id}/short-closing-answers", "answer_short_close", {audience::signed_in, "orders:read"}, true}
        .with(if_match::optional);
inline constexpr route request_return =
    route{method::post, "/v1/orders/{order_id}/returns", "request_return", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);
inline constexpr route list_returns{method::get, "/v1/orders/{order_id}/returns", "list_returns", {audience::signed_in, "orders:read"}};
inline constexpr route read_return{method::get, "/v1/returns/{return_id}", "read_return", {audience::signed_in, "orders:read"}};
inline constexpr route answer_return =
    route{method::post, "/v1/returns/{return_id}/answer", "answer_return", {audience::signed_in, "orders:confirm"}, true}.with(
        if_match::optional);
inline constexpr route withdraw_return =
    route{method::post, "/v1/returns/{return_id}/withdrawal", "withdraw_return", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);
inline constexpr route receive_return =
    route{method::post, "/v1/returns/{return_id}/receipt", "receive_return", {audience::signed_in, "orders:ship"}, true}.with(
        if_match::optional);
inline constexpr route close_order =
    route{method::post, "/v1/orders/{order_id}/closing", "close_order", {audience::signed_in, "orders:accept"}, true}.with(
        if_match::optional);

// --- drafts of orders ----------------------------------------------------------------------------------------------------------
inline constexpr route open_draft{method::post, "/v1/order-drafts", "open_draft", {audience::signed_in, "orders:place"}, true};
inline constexpr route list_drafts{method::get, "/v1/order-drafts", "list_drafts", {audience::signed_in, "orders:place"}};
inline constexpr route read_draft =
    route{method::get, "/v1/order-drafts/{draft_id}", "read_draft", {audience::signed_in, "orders:place"}}.giving(
        "contact and address of the delivery");
inline constexpr route change_draft =
    route{method::post, "/v1/order-drafts/{draft_id}/changes", "change_draft", {audience::signed_in, "orders:place"}, true}.with(
        if_match::required);
inline constexpr route add_draft_line{
    method::post, "/v1/order-drafts/{draft_id}/lines", "add_draft_line", {audience::signed_in, "orders:place"}, true};
inline constexpr route change_draft_line = route{method::post,
                                                 "/v1/order-drafts/{draft_id}/lines/{line_id}/changes",
                                                 "change_draft_line",
                                                 {audience::signed_in, "orders:place"},
                                                 true}
                                               .with(if_match::required);
inline constexpr route remove_draft_line = route{method::post,
                                                 "/v1/order-drafts/{draft_id}/lines/{line_id}/removal",
                                                 "remove_draft_line",
                                                 {audience::signed_in, "orders:place"},
                                                 true}
                                               .with(if_match::optional);
inline constexpr route submit_draft =
    route{method::post, "/v1/order-drafts/{draft_id}/submission", "submit_draft", {audience::signed_in, "orders:place"}, true}.with(
        if_match::optional);

// --- contracts of orders -------------------------------------------------------------------------------------------------------
inline constexpr route read_contract{method::get, "/v1/orders/{order_id}/contract", "read_contract", {audience::signed_in, "orders:read"}};
inline constexpr route set_contract_freight =
    route{method::post, "/v1/orders/{order_id}/contract/freight", "set_contract_freight", {audience::signed_in, "contracts:sign"}, true}
        .with(if_match::optional);
inline constexpr route sign_contract =
    route{method::post, "/v1/orders/{order_id}/contract/signatures", "sign_contract", {audience::signed_in, "contracts:sign"}, true}.with(
        if_match::optional);
inline constexpr route propose_contract_addendum =
    route{
        method::post, "/v1/orders/{order_id}/contract/addenda", "propose_contract_addendum", {audience::signed_in, "contracts:sign"}, true}
        .with(if_match::optional);
inline constexpr route sign_contract_addendum = route{method::post,
                                                      "/v1/orders/{order_id}/contract/addendum-signatures",
                                                      "sign_contract_addendum",
                                                      {audience::signed_in, "contracts:sign"},
                                                      true}
                                                    .with(if_match::optional);

// --- payments of orders, credit ------------------------------------------------------------------------------------------------
inline constexpr route record_order_payment =
    route{method::post, "/v1/orders/{order_id}/payments", "record_order_payment", {audience::signed_in, "payments:write"}, true}.with(
        if_match::optional);
inline constexpr route confirm_order_payment =
    route{
        method::post, "/v1/orders/{order_id}/payment-confirmations", "confirm_order_payment", {audience::signed_in, "payments:write"}, true}
        .with(if_match::optional);
inline constexpr route list_order_payments =
    route{method::get, "/v1/orders/{order_id}/payments", "list_order_payments", {audience::signed_in, "orders:read"}}.giving(
        "names of payers");
inline constexpr route set_credit_limit{
    method::post, "/v1/credit-limits", "set_credit_limit", {audience::signed_in, "credits:write"}, true};
inline constexpr route list_credit_limits{method::get, "/v1/credit-limits", "list_credit_limits", {audience::signed_in, "orders:read"}};

// --- requests for quotation ----------------------------------------------------------------------------------------------------
inline constexpr route request_quotation{
    method::post, "/v1/quotations", "request_quotation", {audience::signed_in, "quotations:request"}, true};
inline constexpr route list_quotations{method::get, "/v1/quotations", "list_quotations", {audience::signed_in, "quotations:read"}};
inline constexpr route read_quotation{
    method::get, "/v1/quotations/{quotation_id}", "read_quotation", {audience::signed_in, "quotations:read"}};
inline constexpr route extend_quotation =
    route{method::post, "/v1/quotations/{quotation_id}/extension", "extend_quotation", {audience::signed_in, "quotations:request"}, true}
        .with(if_match::optional);
inline constexpr route open_quotation =
    route{method::post, "/v1/quotations/{quotation_id}/opening", "open_quotation", {audience::signed_in, "quotations:request"}, true}.with(
        if_match::optional);
inline constexpr route award_quotation =
    route{method::post, "/v1/quotations/{quotation_id}/award", "award_quotation", {audience::signed_in, "quotations:award"}, true}.with(
        if_match::optional);
inline constexpr route give_up_quotation =
    route{method::post, "/v1/quotations/{quotation_id}/abandonment", "give_up_quotation", {audience::signed_in, "quotations:request"}, true}
        .with(if_match::optional);
inline constexpr route submit_quote{
    method::post, "/v1/quotations/{quotation_id}/quote", "submit_quote", {audience::signed_in, "quotes:write"}, true};
inline constexpr route withdraw_quote{
    method::post, "/v1/quotations/{quotation_id}/quote-withdrawal", "withdraw_quote", {audience::signed_in, "quotes:write"}, true};
// --- refunds of orders ---------------------------------------------------------------------------------------------------------
inline constexpr route record_order_refund =
    route{method::post, "/v1/orders/{order_id}/refunds", "record_order_refund", {audience::signed_in, "payments:write"}, true}.with(
        if_match::optional);
inline constexpr route confirm_order_refund =
    route{method::post, "/v1/orders/{order_id}/refund-confirmations", "confirm_order_refund", {audience::signed_in, "payments:write"}, true}
        .with(if_match::optional);
inline constexpr route list_order_refunds =
    route{method::get, "/v1/orders/{order_id}/refunds", "list_order_refunds", {audience::signed_in, "orders:read"}}.giving(
        "names of payees");

// --- corrections of attributions, figures --------------------------------------------------------------------------------------
inline constexpr route propose_attribution_correction{method::post,
                                                      "/v1/orders/{order_id}/attribution-corrections",
                                                      "propose_attribution_correction",
                                                      {audience::signed_in, "attributions:correct"},
                                                      true};
inline constexpr route list_attribution_corrections{
    method::get, "/v1/attribution-corrections", "list_attribution_corrections", {audience::signed_in, "attributions:read"}};
inline constexpr route read_attribution_correction{
    method::get, "/v1/attribution-corrections/{correction_id}", "read_attribution_correction", {audience::signed_in, "attributions:read"}};
inline constexpr route answer_attribution_correction = route{method::post,
                                                             "/v1/attribution-corrections/{correction_id}/answer",
                                                             "answer_attribution_correction",
                                                             {audience::signed_in, "attributions:correct"},
                                                             true}
                                                           .with(if_match::optional);
inline constexpr route withdraw_attribution_correction = route{method::post,
                                                               "/v1/attribution-corrections/{correction_id}/withdrawal",
                                                               "withdraw_attribution_correction",
                                                               {audience::signed_in, "attributions:correct"},
                                                               true}
                                                             .with(if_match::optional);
inline constexpr route read_purchase_figures{
    method::get, "/v1/buyers/{organisation_id}/purchase-figures", "read_purchase_figures", {audience::everyone}};

}  // namespace routes

/// All of them, for the service's definition.
[[nodiscard]] std::span<const chuanpin::http::route> all_routes();

}  // namespace chuanpin::orders::http
