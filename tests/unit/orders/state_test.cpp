// The table of an order's life, row by row and for every pair that has none.
#include <catch.hpp>

#include <algorithm>
#include <map>

#include "orders/domain/order/state.hpp"

using namespace chuanpin::orders::domain;

namespace {

using budgets = budget_effect;

struct expected_row {
    order_status to{};
    std::optional<movement_kind> stock{};
    budget_effect budget{};
    std::string_view event;
    std::string_view who;  // b, s, c(lock)
};

constexpr auto let_go = movement_kind::hold_released;

const std::map<std::pair<order_status, order_action>, expected_row> expected = {
    {{order_status::submitted, order_action::add_approval},
     {order_status::submitted, std::nullopt, budgets::none, "order.approval_given", "b"}},
    {{order_status::submitted, order_action::approve}, {order_status::placed, std::nullopt, budgets::none, "order.placed", "b"}},
    {{order_status::submitted, order_action::set_aside},
     {order_status::submitted, movement_kind::held, budgets::none, "order.goods_set_aside", "c"}},
    {{order_status::placed, order_action::set_aside},
     {order_status::placed, movement_kind::held, budgets::none, "order.goods_set_aside", "c"}},
    {{order_status::submitted, order_action::tell_late}, {order_status::submitted, std::nullopt, budgets::none, "order.goods_late", "c"}},
    {{order_status::placed, order_action::tell_late}, {order_status::placed, std::nullopt, budgets::none, "order.goods_late", "c"}},
    {{order_status::submitted, order_action::refuse}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "b"}},
    {{order_status::submitted, order_action::cancel}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "b"}},
    {{order_status::submitted, order_action::expire}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "c"}},
    {{order_status::placed, order_action::confirm}, {order_status::confirmed, std::nullopt, budgets::none, "order.confirmed", "s"}},
    {{order_status::placed, order_action::cancel}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "bs"}},
    {{order_status::placed, order_action::expire}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "c"}},
    {{order_status::confirmed, order_action::dispatch_part},
     {order_status::partly_shipped, movement_kind::shipped, budgets::none, "order.partly_dispatched", "s"}},
    {{order_status::partly_shipped, order_action::dispatch_part},
     {order_status::partly_shipped, movement_kind::shipped, budgets::none, "order.partly_dispatched", "s"}},
    {{order_status::partly_shipped, order_action::dispatch},
     {order_status::dispatched, movement_kind::shipped, budgets::none, "order.dispatched", "s"}},
    {{order_status::partly_shipped, order_action::accept_delivery},
     {order_status::partly_shipped, std::nullopt, budgets::consume_part, "order.delivery_accepted", "b"}},
    {{order_status::partly_shipped, order_action::propose_short_close},
     {order_status::partly_shipped, std::nullopt, budgets::none, "order.short_close_proposed", "bs"}},
    {{order_status::partly_shipped, order_action::refuse_short_close},
     {order_status::partly_shipped, std::nullopt, budgets::none, "order.short_close_refused", "bs"}},
    {{order_status::partly_shipped, order_action::close_short},
     {order_status::short_closed, let_go, budgets::consume, "order.short_closed", "bs"}},
    {{order_status::dispatched, order_action::accept_delivery},
     {order_status::dispatched, std::nullopt, budgets::consume_part, "order.delivery_accepted", "b"}},
    {{order_status::accepted, order_action::take_back},
     {order_status::accepted, movement_kind::returned, budgets::refund, "order.goods_returned", "s"}},
    {{order_status::partly_accepted, order_action::take_back},
     {order_status::partly_accepted, movement_kind::returned, budgets::refund, "order.goods_returned", "s"}},
    {{order_status::short_closed, order_action::take_back},
     {order_status::short_closed, movement_kind::returned, budgets::refund, "order.goods_returned", "s"}},
    {{order_status::accepted, order_action::close}, {order_status::closed, std::nullopt, budgets::none, "order.closed", "bc"}},
    {{order_status::partly_accepted, order_action::close}, {order_status::closed, std::nullopt, budgets::none, "order.closed", "bc"}},
    {{order_status::short_closed, order_action::close}, {order_status::closed, std::nullopt, budgets::none, "order.closed", "bc"}},
    {{order_status::short_closed, order_action::rate}, {order_status::short_closed, std::nullopt, budgets::none, "order.rated", "b"}},
    {{order_status::closed, order_action::rate}, {order_status::closed, std::nullopt, budgets::none, "order.rated", "b"}},
    {{order_status::confirmed, order_action::dispatch},
     {order_status::dispatched, movement_kind::shipped, budgets::none, "order.dispatched", "s"}},
    {{order_status::confirmed, order_action::cancel}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "s"}},
    {{order_status::dispatched, order_action::accept}, {order_status::accepted, std::nullopt, budgets::consume, "order.accepted", "b"}},
    {{order_status::dispatched, order_action::accept_partly},
     {order_status::partly_accepted, std::nullopt, budgets::consume, "order.accepted", "b"}},
    {{order_status::accepted, order_action::rate}, {order_status::accepted, std::nullopt, budgets::none, "order.rated", "b"}},
    {{order_status::partly_accepted, order_action::rate}, {order_status::partly_accepted, std::nullopt, budgets::none, "order.rated", "b"}},
    {{order_status::placed, order_action::confirm_for_contract},
     {order_status::contracting, std::nullopt, budgets::none, "order.contracting", "s"}},
    {{order_status::contracting, order_action::conclude}, {order_status::confirmed, std::nullopt, budgets::none, "order.confirmed", "bs"}},
    {{order_status::contracting, order_action::cancel}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "bs"}},
    {{order_status::contracting, order_action::expire}, {order_status::cancelled, let_go, budgets::release, "order.cancelled", "c"}},
    {{order_status::contracting, order_action::set_freight},
     {order_status::contracting, std::nullopt, budgets::none, "order.freight_set", "bs"}},
    {{order_status::contracting, order_action::sign},
     {order_status::contracting, std::nullopt, budgets::none, "order.contract_signed", "bs"}},
    {{order_status::confirmed, order_action::propose_addendum},
     {order_status::confirmed, std::nullopt, budgets::none, "order.addendum_proposed", "bs"}},
    {{order_status::confirmed, order_action::sign_addendum},
     {order_status::confirmed, std::nullopt, budgets::none, "order.addendum_signed", "bs"}},
    {{order_status::confirmed, order_action::amend}, {order_status::confirmed, std::nullopt, budgets::none, "order.amended", "bs"}},
    {{order_status::confirmed, order_action::record_payment},
     {order_status::confirmed, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::confirmed, order_action::confirm_payment},
     {order_status::confirmed, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::dispatched, order_action::record_payment},
     {order_status::dispatched, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::dispatched, order_action::confirm_payment},
     {order_status::dispatched, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::accepted, order_action::record_payment},
     {order_status::accepted, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::accepted, order_action::confirm_payment},
     {order_status::accepted, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::partly_accepted, order_action::record_payment},
     {order_status::partly_accepted, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::partly_accepted, order_action::confirm_payment},
     {order_status::partly_accepted, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::partly_shipped, order_action::record_payment},
     {order_status::partly_shipped, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::partly_shipped, order_action::confirm_payment},
     {order_status::partly_shipped, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::short_closed, order_action::record_payment},
     {order_status::short_closed, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::short_closed, order_action::confirm_payment},
     {order_status::short_closed, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::closed, order_action::record_payment},
     {order_status::closed, std::nullopt, budgets::none, "order.payment_recorded", "b"}},
    {{order_status::closed, order_action::confirm_payment},
     {order_status::closed, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
    {{order_status::accepted, order_action::grant_refund},
     {order_status::accepted, std::nullopt, budgets::refund, "order.refund_granted", "c"}},
    {{order_status::partly_accepted, order_action::grant_refund},
     {order_status::partly_accepted, std::nullopt, budgets::refund, "order.refund_granted", "c"}},
    {{order_status::short_closed, order_action::grant_refund},
     {order_status::short_closed, std::nullopt, budgets::refund, "order.refund_granted", "c"}},
    {{order_status::closed, order_action::grant_refund},
     {order_status::closed, std::nullopt, budgets::refund, "order.refund_granted", "c"}},
    {{order_status::accepted, order_action::record_refund},
     {order_status::accepted, std::nullopt, budgets::none, "order.refund_recorded", "s"}},
    {{order_status::accepted, order_action::confirm_refund},
     {order_status::accepted, std::nullopt, budgets::none, "order.refund_confirmed", "b"}},
    {{order_status::partly_accepted, order_action::record_refund},
     {order_status::partly_accepted, std::nullopt, budgets::none, "order.refund_recorded", "s"}},
    {{order_status::partly_accepted, order_action::confirm_refund},
     {order_status::partly_accepted, std::nullopt, budgets::none, "order.refund_confirmed", "b"}},
    {{order_status::short_closed, order_action::record_refund},
     {order_status::short_closed, std::nullopt, budgets::none, "order.refund_recorded", "s"}},
    {{order_status::short_closed, order_action::confirm_refund},
     {order_status::short_closed, std::nullopt, budgets::none, "order.refund_confirmed", "b"}},
    {{order_status::closed, order_action::record_refund},
     {order_status::closed, std::nullopt, budgets::none, "order.refund_recorded", "s"}},
    {{order_status::closed, order_action::confirm_refund},
     {order_status::closed, std::nullopt, budgets::none, "order.refund_confirmed", "b"}},
    {{order_status::cancelled, order_action::record_refund},
     {order_status::cancelled, std::nullopt, budgets::none, "order.refund_recorded", "s"}},
    {{order_status::cancelled, order_action::confirm_refund},
     {order_status::cancelled, std::nullopt, budgets::none, "order.refund_confirmed", "b"}},
    {{order_status::cancelled, order_action::confirm_payment},
     {order_status::cancelled, std::nullopt, budgets::none, "order.payment_confirmed", "s"}},
};

}  // namespace

TEST_CASE("each state allows exactly the actions of the table, with their effects", "[orders][domain]") {
    for (const auto status : order_statuses) {
        for (const auto action : order_actions) {
            INFO(name_of(status) << " " << name_of(action));
            const auto* found = find_transition(status, action);
            const auto wanted = expected.find({status, action});
            REQUIRE((found != nullptr) == (wanted != expected.end()));
            if (found == nullptr) continue;
            CHECK(found->to == wanted->second.to);
            CHECK(found->stock == wanted->second.stock);
            CHECK(found->budget == wanted->second.budget);
            CHECK(found->event == wanted->second.event);
            CHECK(found->open_to(party::buyer) == wanted->second.who.contains('b'));
            CHECK(found->open_to(party::supplier) == wanted->second.who.contains('s'));
            CHECK(found->open_to(party::system) == wanted->second.who.contains('c'));
        }
    }
    CHECK(transitions().size() == expected.size());
}

TEST_CASE("an order only moves forward: what leaves its state never comes back to it", "[orders][domain]") {
    const auto rank = [](order_status status) {
        switch (status) {
            case order_status::submitted:
                return -1;
            case order_status::placed:
                return 0;
            case order_status::contracting:
                return 1;
            case order_status::confirmed:
                return 2;
            case order_status::partly_shipped:
                return 3;
            case order_status::dispatched:
                return 4;
            case order_status::accepted:
            case order_status::partly_accepted:
            case order_status::short_closed:
            case order_status::cancelled:
                return 5;
            case order_status::closed:
                return 6;
        }
        return -2;
    };
    for (const auto& row : transitions()) {
        INFO(name_of(row.from) << " " << name_of(row.action));
        CHECK((rank(row.from) < rank(row.to) || row.from == row.to));
    }
}

TEST_CASE("stock and money are held until they are used, and a row that leaves these states lets them go", "[orders][domain]") {
    for (const auto& row : transitions()) {
        INFO(name_of(row.from) << " " << name_of(row.action));
        const bool ships = row.action == order_action::dispatch_part || row.action == order_action::dispatch;
        const bool lets_go = holds_stock(row.from) && !holds_stock(row.to);
        const bool takes_back = row.action == order_action::take_back;
        const bool sets_aside = row.action == order_action::set_aside;
        CHECK(row.stock.has_value() == (ships || lets_go || takes_back || sets_aside));
        if (row.stock) CHECK(effect_of(*row.stock).reserved == (sets_aside ? 1 : takes_back ? 0 : -1));
        const bool settles = is_settled(row.to) && !is_settled(row.from);
        CHECK((row.budget == budget_effect::consume) == settles);
        CHECK((row.budget == budget_effect::release) == (row.to == order_status::cancelled && row.from != order_status::cancelled));
        CHECK((row.budget == budget_effect::consume_part) == (row.action == order_action::accept_delivery));
        CHECK((row.budget == budget_effect::refund) == (takes_back || row.action == order_action::grant_refund));
    }
}

TEST_CASE("every status is read back from its name", "[orders][domain]") {
    for (const auto status : order_statuses) CHECK(parse_order_status(name_of(status)) == status);
    CHECK_FALSE(parse_order_status("lost"));
    CHECK_FALSE(parse_order_status(""));
}
