#include "orders/domain/order/state.hpp"

namespace chuanpin::orders::domain {
namespace {

using enum order_status;
using action = order_action;
using stock = movement_kind;

// clang-format off
constexpr transition table[] = {
    // from       action                 to               stock                 budget                  event                   buyer  supplier system
    {submitted,  action::add_approval,  submitted,       std::nullopt,         budget_effect::none,    "order.approval_given", true,  false, false},
    {submitted,  action::approve,       placed,          std::nullopt,         budget_effect::none,    "order.placed",         true,  false, false},
    {submitted,  action::refuse,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      true,  false, false},
    {submitted,  action::cancel,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      true,  false, false},
    {submitted,  action::expire,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      false, false, true},
    {placed,     action::confirm,       confirmed,       std::nullopt,         budget_effect::none,    "order.confirmed",      false, true,  false},
    {placed,     action::cancel,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      true,  true,  false},
    {placed,     action::expire,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      false, false, true},
    {confirmed,  action::dispatch_part, partly_shipped,  stock::shipped,       budget_effect::none,    "order.partly_dispatched", false, true, false},
    {confirmed,  action::dispatch,      dispatched,      stock::shipped,       budget_effect::none,    "order.dispatched",     false, true,  false},
    {confirmed,  action::cancel,        cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      false, true,  false},
    {partly_shipped, action::dispatch_part, partly_shipped, stock::shipped,    budget_effect::none,    "order.partly_dispatched", false, true, false},
    {partly_shipped, action::dispatch,  dispatched,      stock::shipped,       budget_effect::none,    "order.dispatched",     false, true,  false},
    {partly_shipped, action::accept_delivery, partly_shipped, std::nullopt,    budget_effect::consume_part, "order.delivery_accepted", true, false, false},
    {partly_shipped, action::propose_short_close, partly_shipped, std::nullopt, budget_effect::none,   "order.short_close_proposed", true, true, false},
    {partly_shipped, action::refuse_short_close, partly_shipped, std::nullopt, budget_effect::none,    "order.short_close_refused", true, true, false},
    {partly_shipped, action::close_short, short_closed,  stock::hold_released, budget_effect::consume, "order.short_closed",   true,  true,  false},
    {dispatched, action::accept_delivery, dispatched,    std::nullopt,         budget_effect::consume_part, "order.delivery_accepted", true, false, false},
    {dispatched, action::accept,        accepted,        std::nullopt,         budget_effect::consume, "order.accepted",       true,  false, false},
    {dispatched, action::accept_partly, partly_accepted, std::nullopt,         budget_effect::consume, "order.accepted",       true,  false, false},
    {accepted,   action::rate,          accepted,        std::nullopt,         budget_effect::none,    "order.rated",          true,  false, false},
    {accepted,   action::take_back,     accepted,        stock::returned,      budget_effect::refund,  "order.goods_returned", false, true,  false},
    {accepted,   action::close,         closed,          std::nullopt,         budget_effect::none,    "order.closed",         true,  false, true},
    {placed,     action::confirm_for_contract, contracting, std::nullopt,      budget_effect::none,    "order.contracting",    false, true,  false},
    {contracting, action::set_freight,  contracting,     std::nullopt,         budget_effect::none,    "order.freight_set",    true,  true,  false},
    {contracting, action::sign,         contracting,     std::nullopt,         budget_effect::none,    "order.contract_signed", true, true,  false},
    {contracting, action::conclude,     confirmed,       std::nullopt,         budget_effect::none,    "order.confirmed",      true,  true,  false},
    {contracting, action::cancel,       cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      true,  true,  false},
    {contracting, action::expire,       cancelled,       stock::hold_released, budget_effect::release, "order.cancelled",      false, false, true},
    {confirmed,  action::propose_addendum, confirmed,    std::nullopt,         budget_effect::none,    "order.addendum_proposed", true, true, false},
    {confirmed,  action::sign_addendum, confirmed,       std::nullopt,         budget_effect::none,    "order.addendum_signed", true, true,  false},
    {confirmed,  action::amend,         confirmed,       std::nullopt,         budget_effect::none,    "order.amended",        true,  true,  false},
    {confirmed,       action::record_payment,  confirmed,       std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {confirmed,       action::confirm_payment, confirmed,       std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {dispatched,      action::record_payment,  dispatched,      std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {dispatched,      action::confirm_payment, dispatched,      std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {accepted,        action::record_payment,  accepted,        std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {accepted,        action::confirm_payment, accepted,        std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {partly_accepted, action::record_payment,  partly_accepted, std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {partly_accepted, action::confirm_payment, partly_accepted, std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {partly_shipped,  action::record_payment,  partly_shipped,  std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {partly_shipped,  action::confirm_payment, partly_shipped,  std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {short_closed,  action::record_payment,  short_closed,  std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {short_closed,  action::confirm_payment, short_closed,  std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {closed,  action::record_payment,  closed,  std::nullopt, budget_effect::none, "order.payment_recorded", true, false, false},
    {closed,  action::confirm_payment, closed,  std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {partly_accepted, action::rate,     partly_accepted, std::nullopt,         budget_effect::none,    "order.rated",          true,  false, false},
    {partly_accepted, action::take_back, partly_accepted, stock::returned,     budget_effect::refund,  "order.goods_returned", false, true,  false},
    {partly_accepted, action::close,    closed,          std::nullopt,         budget_effect::none,    "order.closed",         true,  false, true},
    {short_closed, action::rate,        short_closed,    std::nullopt,         budget_effect::none,    "order.rated",          true,  false, false},
    {short_closed, action::take_back,   short_closed,    stock::returned,      budget_effect::refund,  "order.goods_returned", false, true,  false},
    {short_closed, action::close,       closed,          std::nullopt,         budget_effect::none,    "order.closed",         true,  false, true},
    {accepted, action::grant_refund, accepted, std::nullopt, budget_effect::refund, "order.refund_granted", false, false, true},
    {partly_accepted, action::grant_refund, partly_accepted, std::nullopt, budget_effect::refund, "order.refund_granted", false, false, true},
    {short_closed, action::grant_refund, short_closed, std::nullopt, budget_effect::refund, "order.refund_granted", false, false, true},
    {closed, action::grant_refund, closed, std::nullopt, budget_effect::refund, "order.refund_granted", false, false, true},
    {accepted, action::record_refund, accepted, std::nullopt, budget_effect::none, "order.refund_recorded", false, true, false},
    {accepted, action::confirm_refund, accepted, std::nullopt, budget_effect::none, "order.refund_confirmed", true, false, false},
    {partly_accepted, action::record_refund, partly_accepted, std::nullopt, budget_effect::none, "order.refund_recorded", false, true, false},
    {partly_accepted, action::confirm_refund, partly_accepted, std::nullopt, budget_effect::none, "order.refund_confirmed", true, false, false},
    {short_closed, action::record_refund, short_closed, std::nullopt, budget_effect::none, "order.refund_recorded", false, true, false},
    {short_closed, action::confirm_refund, short_closed, std::nullopt, budget_effect::none, "order.refund_confirmed", true, false, false},
    {closed, action::record_refund, closed, std::nullopt, budget_effect::none, "order.refund_recorded", false, true, false},
    {closed, action::confirm_refund, closed, std::nullopt, budget_effect::none, "order.refund_confirmed", true, false, false},
    {cancelled, action::record_refund, cancelled, std::nullopt, budget_effect::none, "order.refund_recorded", false, true, false},
    {cancelled, action::confirm_refund, cancelled, std::nullopt, budget_effect::none, "order.refund_confirmed", true, false, false},
    {cancelled, action::confirm_payment, cancelled, std::nullopt, budget_effect::none, "order.payment_confirmed", false, true, false},
    {submitted,  action::set_aside,     submitted,       stock::held,          budget_effect::none,    "order.goods_set_aside", false, false, true},
    {placed,     action::set_aside,     placed,          stock::held,          budget_effect::none,    "order.goods_set_aside", false, false, true},
    {submitted,  action::tell_late,     submitted,       std::nullopt,         budget_effect::none,    "order.goods_late",     false, false, true},
    {placed,     action::tell_late,     placed,          std::nullopt,         budget_effect::none,    "order.goods_late",     false, false, true},
    {closed,     action::rate,          closed,          std::nullopt,         budget_effect::none,    "order.rated",          true,  false, false},
};
// clang-format on

}  // namespace

std::string_view name_of(order_status status) {
    switch (status) {
        case submitted:
            return "submitted";
        case placed:
            return "placed";
        case contracting:
            return "contracting";
        case confirmed:
            return "confirmed";
        case partly_shipped:
            return "partly_shipped";
        case dispatched:
            return "dispatched";
        case accepted:
            return "accepted";
        case partly_accepted:
            return "partly_accepted";
        case short_closed:
            return "short_closed";
        case closed:
            return "closed";
        case cancelled:
            return "cancelled";
    }
    return {};
}

std::optional<order_status> parse_order_status(std::string_view name) {
    for (const auto status : order_statuses)
        if (name_of(status) == name) return status;
    return std::nullopt;
}

std::string_view name_of(order_action what) {
    switch (what) {
        case action::add_approval:
            return "add_approval";
        case action::approve:
            return "approve";
        case action::refuse:
            return "refuse";
        case action::confirm:
            return "confirm";
        case action::dispatch_part:
            return "dispatch_part";
        case action::dispatch:
            return "dispatch";
        case action::accept_delivery:
            return "accept_delivery";
        case action::accept:
            return "accept";
        case action::accept_partly:
            return "accept_partly";
        case action::rate:
            return "rate";
        case action::propose_short_close:
            return "propose_short_close";
        case action::refuse_short_close:
            return "refuse_short_close";
        case action::close_short:
            return "close_short";
        case action::take_back:
            return "take_back";
        case action::close:
            return "close";
        case action::cancel:
            return "cancel";
        case action::expire:
            return "expire";
        case action::confirm_for_contract:
            return "confirm_for_contract";
        case action::set_freight:
            return "set_freight";
        case action::sign:
            return "sign";
        case action::conclude:
            return "conclude";
        case action::propose_addendum:
            return "propose_addendum";
        case action::sign_addendum:
            return "sign_addendum";
        case action::amend:
            return "amend";
        case action::record_payment:
            return "record_payment";
        case action::confirm_payment:
            return "confirm_payment";
        case action::grant_refund:
            return "grant_refund";
        case action::record_refund:
            return "record_refund";
        case action::confirm_refund:
            return "confirm_refund";
        case action::set_aside:
            return "set_aside";
        case action::tell_late:
            return "tell_late";
    }
    return {};
}

std::string_view name_of(party who) {
    switch (who) {
        case party::buyer:
            return "buyer";
        case party::supplier:
            return "supplier";
        case party::system:
            return "system";
    }
    return {};
}

bool transition::open_to(party who) const {
    switch (who) {
        case party::buyer:
            return by_buyer;
        case party::supplier:
            return by_supplier;
        case party::system:
            return by_system;
    }
    return false;
}

std::span<const transition> transitions() { return table; }

const transition* find_transition(order_status from, order_action what) {
    for (const auto& row : table)
        if (row.from == from && row.action == what) return &row;
    return nullptr;
}

bool is_waiting(order_status status) { return status == submitted || status == placed || status == contracting; }
bool holds_stock(order_status status) {
    return status == submitted || status == placed || status == contracting || status == confirmed || status == partly_shipped;
}
bool is_settled(order_status status) {
    return status == accepted || status == partly_accepted || status == short_closed || status == closed;
}

}  // namespace chuanpin::orders::domain
