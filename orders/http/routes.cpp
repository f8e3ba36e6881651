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
};

}  // namespace

std::span<const chuanpin::http::route> all_routes() { return table; }

}  // namespace chuanpin::orders::http
