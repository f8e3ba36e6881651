// Returns: their own table, what may be asked back, where it goes, and that nothing comes back after the closing.
#include <catch.hpp>

#include "orders/domain/returning/goods_return.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant morning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1);

order accepted_order() {
    order what{.id = numbered<order_id>(1), .status = order_status::accepted, .accepted_total = base::fen{1'100}};
    what.lines = {{.id = numbered<line_id>(1),
                   .product = numbered<product_id>(1),
                   .quantity = 10,
                   .unit_net_mass_g = 500,
                   .unit_price = {100},
                   .shipped_quantity = 10,
                   .accepted_quantity = 10,
                   .rejected_quantity = 0},
                  {.id = numbered<line_id>(2), .quantity = 2, .unit_price = {50}, .shipped_quantity = 2, .accepted_quantity = 2}};
    return what;
}

base::result<goods_return> ask(const order& what, std::vector<return_request::part> lines, std::span<const goods_return> others = {},
                               base::fen bound = {}) {
    return request_return(what, party::buyer, {.reason = "多收", .lines = std::move(lines)}, others, bound, numbered<return_id>(1),
                          morning);
}

}  // namespace

TEST_CASE("each state of a return allows exactly the actions of its table", "[orders][domain][return]") {
    std::size_t rows = 0;
    for (const auto status : return_statuses) {
        CHECK(parse_return_status(name_of(status)) == status);
        for (const auto action : return_actions) {
            const auto* row = find_return_transition(status, action);
            rows += row == nullptr ? 0 : 1;
            const bool first = status == return_status::requested && action != return_action::receive;
            const bool second = status == return_status::agreed && (action == return_action::receive || action == return_action::withdraw);
            INFO(name_of(status) << " " << name_of(action));
            CHECK((row != nullptr) == (first || second));
            if (row != nullptr) CHECK((row->by == party::buyer) == (action == return_action::withdraw));
        }
    }
    CHECK(rows == return_transitions().size());
}

TEST_CASE("only what was accepted, goes back once and is not closed can be asked back", "[orders][domain][return]") {
    const auto what = accepted_order();
    const auto all = ask(what, {{numbered<line_id>(1), 10}});
    REQUIRE(all);
    CHECK(all->amount == base::fen{1'000});
    CHECK(ask(what, {{numbered<line_id>(1), 11}}).error().fields.front().code == "above-accepted");
    CHECK(ask(what, {{numbered<line_id>(1), 1}}, {&*all, 1}).error().fields.front().code == "above-accepted");
    auto declined = *all;
    declined.status = return_status::declined;
    CHECK(ask(what, {{numbered<line_id>(1), 1}}, {&declined, 1}));
    CHECK(ask(what, {{numbered<line_id>(2), 1}}).error().fields.front().code == "service");
    const auto twice = ask(what, {{numbered<line_id>(1), 1}, {numbered<line_id>(1), 1}, {numbered<line_id>(7), 1}});
    REQUIRE_FALSE(twice);
    CHECK(twice.error().fields.size() == 2);
    CHECK(ask(what, {{numbered<line_id>(1), 10}}, {}, {101}).error().code == "refund-too-large");
    CHECK(ask(what, {{numbered<line_id>(1), 10}}, {}, {100}));
    auto other = what;
    other.status = order_status::closed;
    CHECK(ask(other, {{numbered<line_id>(1), 1}}).error().code == "return-after-closing");
    other.status = order_status::dispatched;
    CHECK(ask(other, {{numbered<line_id>(1), 1}}).error().code == "return-too-early");
    CHECK(request_return(what, party::supplier, {}, {}, {}, {}, morning).error().code == "return-party-forbidden");
}

TEST_CASE("what comes back goes to the lots that it left from, is stocked or written off, and lowers what is owed",
          "[orders][domain][return]") {
    const auto what = accepted_order();
    const auto asked = ask(what, {{numbered<line_id>(1), 5}}).value();
    CHECK(answer_return(asked, party::buyer, true, "好", morning).error().code == "return-party-forbidden");
    const auto agreed = answer_return(asked, party::supplier, true, "好", morning).value().after;
    delivery left{.order = what.id};
    left.lots = {{numbered<line_id>(1), {}, numbered<lot_id>(1), 3}, {numbered<line_id>(1), {}, numbered<lot_id>(2), 7}};
    const auto receive = [&](const order& of, const goods_return& which, std::int64_t restocked, std::int64_t written_off) {
        const received_line said{numbered<line_id>(1), restocked, written_off, numbered<warehouse_id>(4)};
        return receive_return(which, of, {&left, 1}, party::supplier, {&said, 1}, numbered<account_id>(1), morning);
    };
    CHECK(receive(what, asked, 5, 0).error().code == "return-state-conflict");
    CHECK(receive(what, agreed, 5, 1).error().fields.front().code == "sum-differs");
    const auto done = receive(what, agreed, 4, 1).value();
    CHECK(done.order.after.lines[0].returned_quantity == 5);
    CHECK(owed_for_goods(done.order.after) == base::fen{600});
    CHECK(done.changed.after.lines[0].written_off == 1);
    std::vector<std::pair<movement_kind, std::int64_t>> moved;
    for (const auto& each : done.movements) moved.emplace_back(each.kind, each.quantity);
    CHECK(moved ==
          decltype(moved){
              {movement_kind::returned, 3}, {movement_kind::returned, 1}, {movement_kind::returned, 1}, {movement_kind::written_off, 1}});
    CHECK(done.movements[0].lot == numbered<lot_id>(1));
    CHECK(done.movements[1].lot == numbered<lot_id>(2));
    CHECK(done.movements[3].cause == movement_cause::sent_back);
    CHECK(done.movements[3].key.warehouse == numbered<warehouse_id>(4));
    // The next one comes after it: of the second lot.
    const auto rest = answer_return(ask(done.order.after, {{numbered<line_id>(1), 5}}).value(), party::supplier, true, "好", morning);
    const auto second = receive(done.order.after, rest.value().after, 5, 0).value();
    CHECK(second.movements.size() == 1);
    CHECK(second.movements[0].lot == numbered<lot_id>(2));
    CHECK(owed_for_goods(second.order.after) == base::fen{100});
}

TEST_CASE("an order is closed once nothing of it is open", "[orders][domain][return]") {
    const auto what = accepted_order();
    CHECK(close(what, party::buyer, true, false, morning).error().code == "returns-open");
    CHECK(close(what, party::system, false, true, morning).error().code == "complaints-open");
    CHECK(close(what, party::supplier, false, false, morning).error().code == "order-party-forbidden");
    const auto closed = close(what, party::buyer, false, false, morning);
    REQUIRE(closed);
    CHECK(closed->after.closed_at == morning);
    CHECK(close(closed->after, party::buyer, false, false, morning).error().code == "order-state-conflict");
}
