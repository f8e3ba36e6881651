#include "orders/http/routes.hpp"

#include "platform/journal/feed.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr chuanpin::http::route table[] = {
    routes::receive_stock,      routes::list_stock,           routes::list_stock_movements,
    routes::place_order,        routes::list_orders,          routes::read_order,
    routes::confirm_order,      routes::dispatch_order,       routes::accept_order,
    routes::cancel_order,       routes::rate_order,           routes::approve_order,
    routes::list_approvals,     routes::set_purchasing_rules, routes::list_purchasing_rules,
    routes::open_budget,        routes::list_budgets,         routes::read_budget,
    routes::allocate_budget,    routes::list_commitments,     routes::open_complaint,
    routes::list_complaints,    routes::read_complaint,       routes::answer_complaint,
    routes::agree_to_complaint, routes::escalate_complaint,   routes::rule_on_complaint,
    routes::withdraw_complaint, routes::read_supplier_score,  journal::feed_route,
    routes::add_warehouse,      routes::list_warehouses,      routes::close_warehouse,
    routes::list_stock_lots,    routes::transfer_stock,       routes::count_stock,
    routes::write_off_stock,    routes::record_pairing,       routes::end_pairing,
    routes::list_pairings,      routes::open_window,          routes::list_windows,
    routes::read_window,        routes::close_window,         routes::add_intent,
    routes::list_intents,       routes::change_intent,        routes::withdraw_intent,
    routes::draft_agreement,    routes::list_agreements,      routes::read_agreement,
    routes::join_agreement,     routes::sign_agreement,       routes::cancel_agreement,
    routes::propose_addendum,   routes::sign_addendum,        routes::record_prepayment,
    routes::confirm_prepayment, routes::approve_credit,       routes::allocate_agreement,
    routes::deliver_agreement,  routes::propose_settlement,   routes::answer_settlement,
    routes::list_prepayments,   routes::list_shares,          routes::list_deliveries,
    routes::list_reversals,
};

}  // namespace

std::span<const chuanpin::http::route> all_routes() { return table; }

}  // namespace chuanpin::orders::http
