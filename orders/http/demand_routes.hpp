// What orders answers about demand beyond one order: long-term contracts, school calendars and standing orders, needs and their fills,
// groups of buyers. Part of routes.hpp.
#pragma once

#include "platform/http/router.hpp"

namespace chuanpin::orders::http::routes {

using chuanpin::http::audience;
using chuanpin::http::if_match;
using chuanpin::http::method;
using chuanpin::http::route;

// --- long-term contracts and their call-offs -----------------------------------------------------------------------------------
inline constexpr route propose_supply_contract{
    method::post, "/v1/supply-contracts", "propose_supply_contract", {audience::signed_in, "contracts:sign"}, true};
inline constexpr route list_supply_contracts{
    method::get, "/v1/supply-contracts", "list_supply_contracts", {audience::signed_in, "orders:read"}};
inline constexpr route read_supply_contract{
    method::get, "/v1/supply-contracts/{contract_id}", "read_supply_contract", {audience::signed_in, "orders:read"}};
inline constexpr route sign_supply_contract = route{method::post,
                                                    "/v1/supply-contracts/{contract_id}/signatures",
                                                    "sign_supply_contract",
                                                    {audience::signed_in, "contracts:sign"},
                                                    true}
                                                  .with(if_match::optional);
inline constexpr route cancel_supply_contract = route{method::post,
                                                      "/v1/supply-contracts/{contract_id}/cancellation",
                                                      "cancel_supply_contract",
                                                      {audience::signed_in, "contracts:sign"},
                                                      true}
                                                    .with(if_match::optional);
inline constexpr route propose_supply_addendum = route{method::post,
                                                       "/v1/supply-contracts/{contract_id}/addenda",
                                                       "propose_supply_addendum",
                                                       {audience::signed_in, "contracts:sign"},
                                                       true}
                                                     .with(if_match::optional);
inline constexpr route sign_supply_addendum = route{method::post,
                                                    "/v1/supply-contracts/{contract_id}/addendum-signatures",
                                                    "sign_supply_addendum",
                                                    {audience::signed_in, "contracts:sign"},
                                                    true}
                                                  .with(if_match::optional);
inline constexpr route refuse_supply_addendum = route{method::post,
                                                      "/v1/supply-contracts/{contract_id}/addendum-refusals",
                                                      "refuse_supply_addendum",
                                                      {audience::signed_in, "contracts:sign"},
                                                      true}
                                                    .with(if_match::optional);
inline constexpr route withdraw_supply_addendum = route{method::post,
                                                        "/v1/supply-contracts/{contract_id}/addendum-withdrawals",
                                                        "withdraw_supply_addendum",
                                                        {audience::signed_in, "contracts:sign"},
                                                        true}
                                                      .with(if_match::optional);
inline constexpr route call_off_supply_contract{
    method::post, "/v1/supply-contracts/{contract_id}/call-offs", "call_off_supply_contract", {audience::signed_in, "orders:place"}, true};
inline constexpr route list_call_offs{
    method::get, "/v1/supply-contracts/{contract_id}/call-offs", "list_call_offs", {audience::signed_in, "orders:read"}};

// --- orders ahead of a harvest -------------------------------------------------------------------------------------------------
inline constexpr route list_forward_capacity{
    method::get, "/v1/forward-capacity", "list_forward_capacity", {audience::signed_in, "orders:read"}};

// --- school calendars and standing orders --------------------------------------------------------------------------------------
inline constexpr route add_school_calendar{
    method::post, "/v1/school-calendars", "add_school_calendar", {audience::signed_in, "orders:place"}, true};
inline constexpr route list_school_calendars{
    method::get, "/v1/school-calendars", "list_school_calendars", {audience::signed_in, "orders:place"}};
inline constexpr route read_school_calendar{
    method::get, "/v1/school-calendars/{calendar_id}", "read_school_calendar", {audience::signed_in, "orders:place"}};
inline constexpr route change_school_calendar =
    route{method::post, "/v1/school-calendars/{calendar_id}/changes", "change_school_calendar", {audience::signed_in, "orders:place"}, true}
        .with(if_match::required);
inline constexpr route open_standing_order{
    method::post, "/v1/standing-orders", "open_standing_order", {audience::signed_in, "orders:place"}, true};
inline constexpr route list_standing_orders{
    method::get, "/v1/standing-orders", "list_standing_orders", {audience::signed_in, "orders:place"}};
inline constexpr route read_standing_order =
    route{method::get, "/v1/standing-orders/{standing_order_id}", "read_standing_order", {audience::signed_in, "orders:place"}}.giving(
        "contact and address of the delivery");
inline constexpr route change_standing_order = route{method::post,
                                                     "/v1/standing-orders/{standing_order_id}/changes",
                                                     "change_standing_order",
                                                     {audience::signed_in, "orders:place"},
                                                     true}
                                                   .with(if_match::required);
inline constexpr route pause_standing_order =
    route{
        method::post, "/v1/standing-orders/{standing_order_id}/pause", "pause_standing_order", {audience::signed_in, "orders:place"}, true}
        .with(if_match::optional);
inline constexpr route resume_standing_order = route{method::post,
                                                     "/v1/standing-orders/{standing_order_id}/resumption",
                                                     "resume_standing_order",
                                                     {audience::signed_in, "orders:place"},
                                                     true}
                                                   .with(if_match::optional);
inline constexpr route end_standing_order =
    route{method::post, "/v1/standing-orders/{standing_order_id}/ending", "end_standing_order", {audience::signed_in, "orders:place"}, true}
        .with(if_match::optional);
inline constexpr route list_standing_days{
    method::get, "/v1/standing-orders/{standing_order_id}/days", "list_standing_days", {audience::signed_in, "orders:place"}};

// --- needs of buyers -----------------------------------------------------------------------------------------------------------
inline constexpr route state_need{method::post, "/v1/needs", "state_need", {audience::signed_in, "needs:write"}, true};
inline constexpr route list_needs{method::get, "/v1/needs", "list_needs", {audience::signed_in, "needs:read"}};
inline constexpr route read_need = route{method::get, "/v1/needs/{need_id}", "read_need", {audience::signed_in, "needs:read"}}.giving(
    "contact and address of the delivery");
inline constexpr route change_need =
    route{method::post, "/v1/needs/{need_id}/changes", "change_need", {audience::signed_in, "needs:write"}, true}.with(if_match::required);
inline constexpr route withdraw_need =
    route{method::post, "/v1/needs/{need_id}/withdrawal", "withdraw_need", {audience::signed_in, "needs:write"}, true}.with(
        if_match::optional);
inline constexpr route list_need_totals{method::get, "/v1/need-totals", "list_need_totals", {audience::signed_in, "need-totals:read"}};

// --- fills of needs by several suppliers ---------------------------------------------------------------------------------------
inline constexpr route propose_need_fill{method::post, "/v1/need-fills", "propose_need_fill", {audience::signed_in, "needs:write"}, true};
inline constexpr route list_need_fills{method::get, "/v1/needs/{need_id}/fills", "list_need_fills", {audience::signed_in, "needs:read"}};
inline constexpr route read_need_fill{method::get, "/v1/need-fills/{fill_id}", "read_need_fill", {audience::signed_in, "needs:read"}};
inline constexpr route commit_need_fill{
    method::post, "/v1/need-fills/{fill_id}/commitment", "commit_need_fill", {audience::signed_in, "orders:place"}, true};

// --- groups of buyers ----------------------------------------------------------------------------------------------------------
inline constexpr route open_buyer_group{method::post, "/v1/buyer-groups", "open_buyer_group", {audience::signed_in, "needs:write"}, true};
inline constexpr route list_buyer_groups{method::get, "/v1/buyer-groups", "list_buyer_groups", {audience::signed_in, "needs:read"}};
inline constexpr route read_buyer_group{
    method::get, "/v1/buyer-groups/{group_id}", "read_buyer_group", {audience::signed_in, "needs:read"}};
inline constexpr route invite_to_buyer_group{
    method::post, "/v1/buyer-groups/{group_id}/invitations", "invite_to_buyer_group", {audience::signed_in, "needs:write"}, true};
inline constexpr route answer_buyer_group{
    method::post, "/v1/buyer-groups/{group_id}/membership", "answer_buyer_group", {audience::signed_in, "orders:place"}, true};
inline constexpr route remove_from_buyer_group{
    method::post, "/v1/buyer-groups/{group_id}/removals", "remove_from_buyer_group", {audience::signed_in, "needs:write"}, true};
inline constexpr route list_group_totals{
    method::get, "/v1/buyer-groups/{group_id}/need-totals", "list_group_totals", {audience::signed_in, "needs:read"}};
inline constexpr route propose_group_fill{
    method::post, "/v1/buyer-groups/{group_id}/fills", "propose_group_fill", {audience::signed_in, "needs:write"}, true};
inline constexpr route read_group_fill{
    method::get, "/v1/buyer-groups/{group_id}/fills/{group_fill_id}", "read_group_fill", {audience::signed_in, "needs:read"}};
inline constexpr route commit_group_fill{method::post,
                                         "/v1/buyer-groups/{group_id}/fills/{group_fill_id}/commitment",
                                         "commit_group_fill",
                                         {audience::signed_in, "orders:place"},
                                         true};

}  // namespace chuanpin::orders::http::routes
