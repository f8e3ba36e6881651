// Deliveries of an order: what leaves, from which lots, what is accepted of it, and how an order ends short.
#include <catch.hpp>

#include <random>

#include "orders/domain/delivery/closing.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant morning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1);

// Ten apples and seven walnuts, a guided tour, confirmed.
order confirmed() {
    order what{.id = numbered<order_id>(1),
               .status = order_status::confirmed,
               .buyer = numbered<organisation_id>(2),
               .supplier = numbered<organisation_id>(1),
               .requested_delivery_date = std::chrono::year(2026) / 3 / 5};
    what.lines = {{.id = numbered<line_id>(1), .quantity = 10, .unit_net_mass_g = 500, .unit_price = {100}, .amount = {1'000}},
                  {.id = numbered<line_id>(2), .quantity = 7, .unit_net_mass_g = 500, .unit_price = {100}, .amount = {700}},
                  {.id = numbered<line_id>(3), .quantity = 2, .unit_net_mass_g = 0, .unit_price = {50}, .amount = {100}}};
    return what;
}

movement hold_of(unsigned char line, unsigned char lot, std::int64_t quantity) {
    return {.kind = movement_kind::held, .quantity = quantity, .line = numbered<line_id>(line), .lot = numbered<lot_id>(lot)};
}

const std::vector<movement> all_held{hold_of(1, 1, 4), hold_of(1, 2, 6), hold_of(2, 3, 7)};

base::result<shipped_delivery> ship_some(const order& what, std::vector<shipping::part> parts, std::span<const movement> held = all_held) {
    return ship(what, party::supplier, {.lines = std::move(parts)}, held, numbered<order_delivery_id>(1), std::chrono::days(3), morning);
}

std::vector<std::string> faults_of(const base::error& refused) {
    std::vector<std::string> found;
    for (const auto& each : refused.fields) found.push_back(each.pointer + " " + each.code);
    return found;
}

}  // namespace

TEST_CASE("a part leaves from the lots that expire first, and the order is partly shipped", "[orders][domain][delivery]") {
    const auto done = ship_some(confirmed(), {{numbered<line_id>(1), 5}});
    REQUIRE(done);
    CHECK(done->order.after.status == order_status::partly_shipped);
    CHECK(done->order.after.lines[0].shipped_quantity == 5);
    CHECK(done->order.after.deliveries == 1);
    CHECK_FALSE(done->order.after.dispatched_at);
    CHECK(done->fresh.number == 1);
    REQUIRE(done->fresh.lots.size() == 2);
    CHECK(done->fresh.lots[0].lot == numbered<lot_id>(1));
    CHECK(done->fresh.lots[0].quantity == 4);
    CHECK(done->fresh.lots[1].quantity == 1);
    REQUIRE(done->movements.size() == 2);
    CHECK(done->movements[1].kind == movement_kind::shipped);
    CHECK(done->movements[1].quantity == 1);
    // The buyer signs within three days of the end of 5 March in Beijing.
    CHECK(done->fresh.acceptance_due_at == std::chrono::sys_days(std::chrono::year(2026) / 3 / 8) + std::chrono::hours(16));
}

TEST_CASE("the delivery of all that is left dispatches the order; a service needs no goods", "[orders][domain][delivery]") {
    const auto part = ship_some(confirmed(), {{numbered<line_id>(1), 5}, {numbered<line_id>(3), 1}});
    REQUIRE(part);
    CHECK(part->fresh.lots.size() == 2);
    const std::vector<movement> left{hold_of(1, 2, 5), hold_of(2, 3, 7)};
    const auto last = ship(part->order.after, party::supplier, {.all = true}, left, numbered<order_delivery_id>(2), {}, morning);
    REQUIRE(last);
    CHECK(last->order.after.status == order_status::dispatched);
    CHECK(last->order.after.dispatched_at == morning);
    CHECK(last->fresh.number == 2);
    CHECK(last->fresh.lines.size() == 3);
    for (const auto& line : last->order.after.lines) CHECK(line.shipped_quantity == line.quantity);
}

TEST_CASE("what does not fit what is left is refused with every fault", "[orders][domain][delivery]") {
    const auto part = ship_some(confirmed(), {{numbered<line_id>(1), 5}}).value();
    const auto refused = ship_some(
        part.order.after, {{numbered<line_id>(1), 6}, {numbered<line_id>(9), 1}, {numbered<line_id>(2), 7}, {numbered<line_id>(2), 1}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "shipping-invalid");
    CHECK(faults_of(refused.error()) ==
          std::vector<std::string>{"/lines/0/quantity above-order", "/lines/1/line_id unknown-line", "/lines/3/line_id duplicate-line"});
    CHECK(ship_some(part.order.after, {{numbered<line_id>(1), 5}}, std::vector<movement>{hold_of(1, 2, 5)}));
    auto many = part.order.after;
    many.deliveries = deliveries_max;
    CHECK(ship_some(many, {{numbered<line_id>(2), 1}}).error().code == "too-many-deliveries");
    many.deliveries = deliveries_max - 1;
    CHECK(ship_some(many, {{numbered<line_id>(2), 1}}));
    CHECK_THROWS_AS(ship_some(confirmed(), {{numbered<line_id>(1), 5}}, std::vector<movement>{hold_of(1, 1, 4)}), std::logic_error);
}

TEST_CASE("each delivery is accepted on its own, once, and never above what it brought", "[orders][domain][delivery]") {
    const auto part = ship_some(confirmed(), {{numbered<line_id>(1), 5}}).value();
    const auto accept_it = [&](const delivery& what, std::vector<line_acceptance> lines) {
        return accept(part.order.after, what, false, party::buyer, {.lines = std::move(lines), .by = {numbered<account_id>(5), "王老师"}},
                      morning);
    };
    const auto above = accept_it(part.fresh, {{numbered<line_id>(1), 6, 0}});
    REQUIRE_FALSE(above);
    CHECK(faults_of(above.error()) == std::vector<std::string>{"/lines/0/accepted_quantity above-shipment"});
    CHECK(faults_of(accept_it(part.fresh, {{numbered<line_id>(2), 1, 0}}).error()).front() == "/lines/0/line_id unknown-line");
    const auto done = accept_it(part.fresh, {{numbered<line_id>(1), 4, 1, "碰伤", rejection_outcome::returned, std::nullopt, 3'000}});
    REQUIRE(done);
    CHECK(done->after.status == delivery_status::partly_accepted);
    CHECK(done->after.accepted_by->name == "王老师");
    CHECK(done->after.lines[0].rejected_goods == rejection_outcome::returned);
    CHECK(done->order.after.status == order_status::partly_shipped);
    CHECK(done->order.after.lines[0].accepted_quantity == 4);
    CHECK_FALSE(done->order.after.accepted_total);
    CHECK(accept_it(done->after, {{numbered<line_id>(1), 5, 0}}).error().code == "delivery-accepted-already");
}

TEST_CASE("the order is accepted with its last delivery, and sums them all", "[orders][domain][delivery]") {
    const auto first = ship_some(confirmed(), {{numbered<line_id>(1), 10}, {numbered<line_id>(2), 3}}).value();
    const auto second = ship(first.order.after, party::supplier, {.all = true}, std::vector<movement>{hold_of(2, 3, 4)},
                             numbered<order_delivery_id>(2), {}, morning)
                            .value();
    acceptance some;
    some.lines = {{numbered<line_id>(2), 3, 1, "霉变", rejection_outcome::destroyed}, {numbered<line_id>(3), 2, 0}};
    const auto later = accept(second.order.after, second.fresh, true, party::buyer, some, morning);
    REQUIRE(later);
    CHECK(later->order.after.status == order_status::dispatched);
    const auto last = accept(later->order.after, first.fresh, false, party::buyer, {.all = true}, morning);
    REQUIRE(last);
    CHECK(last->order.after.status == order_status::partly_accepted);
    CHECK(last->order.after.lines[1].accepted_quantity == 6);
    CHECK(last->order.after.lines[1].rejected_quantity == 1);
    CHECK(last->order.after.accepted_total == base::fen{1'000 + 600 + 100});
    CHECK(owed_for_goods(last->order.after) == base::fen{1'700});
}

TEST_CASE("what will not come is given up by both, and not while a delivery waits", "[orders][domain][delivery]") {
    const auto part = ship_some(confirmed(), {{numbered<line_id>(1), 5}}).value();
    CHECK(propose_short_close(part.order.after, party::supplier, {&part.fresh, 1}, "歉收", morning).error().code == "deliveries-open");
    const auto taken = accept(part.order.after, part.fresh, false, party::buyer, {.all = true}, morning).value();
    const auto all = std::span(&taken.after, 1);
    const auto proposed = propose_short_close(taken.order.after, party::supplier, all, "歉收", morning).value();
    CHECK(proposed.after.short_close->reason == "歉收");
    CHECK(propose_short_close(proposed.after, party::buyer, all, "歉收", morning).error().code == "short-close-pending");
    CHECK(ship_some(proposed.after, {{numbered<line_id>(2), 1}}).error().code == "short-close-pending");
    CHECK(close_short(proposed.after, party::supplier, all, morning).error().code == "short-close-own");
    CHECK(close_short(taken.order.after, party::buyer, all, morning).error().code == "short-close-not-proposed");
    const auto refused = refuse_short_close(proposed.after, party::buyer).value();
    CHECK_FALSE(refused.after.short_close);
    const auto closed = close_short(proposed.after, party::buyer, all, morning).value();
    CHECK(closed.after.status == order_status::short_closed);
    CHECK(closed.after.accepted_total == base::fen{500});
    CHECK(closed.after.lines[1].accepted_quantity == 0);
    CHECK(closed.after.dispatched_at == part.fresh.shipped_at);
}

TEST_CASE("nobody is told before the time to sign has passed, and only once", "[orders][domain][delivery]") {
    const delivery waiting{.acceptance_due_at = morning};
    CHECK_FALSE(escalate(waiting, morning - std::chrono::microseconds(1)));
    const auto told = escalate(waiting, morning);
    REQUIRE(told);
    CHECK(told->escalated_at == morning);
    CHECK_FALSE(told->accepted_at);
    CHECK_FALSE(escalate(*told, morning + std::chrono::days(1)));
    auto accepted = waiting;
    accepted.accepted_at = morning;
    CHECK_FALSE(escalate(accepted, morning));
}

TEST_CASE("whatever leaves in whatever parts adds up: accepted + rejected = shipped = ordered in the end",
          "[orders][domain][delivery][property]") {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U}) {
        INFO("seed " << seed);
        std::mt19937 engine(seed);
        const auto dice = [&](std::int64_t most) { return static_cast<std::int64_t>(engine() % static_cast<std::uint32_t>(most + 1)); };
        auto now = confirmed();
        std::vector<movement> held{hold_of(1, 1, 4), hold_of(1, 2, 6), hold_of(2, 3, 7)};
        std::vector<delivery> deliveries;
        while (now.status != order_status::dispatched) {
            std::vector<shipping::part> parts;
            for (const auto& line : now.lines)
                if (const auto quantity = dice(line.quantity - line.shipped_quantity); quantity > 0) parts.push_back({line.id, quantity});
            if (parts.empty()) continue;
            auto done = ship(now, party::supplier, {.lines = parts}, held, numbered<order_delivery_id>(1), {}, morning);
            if (!done) break;  // a hundred deliveries are enough
            for (const auto& moved : done->movements)
                for (auto& each : held)
                    if (each.line == moved.line && each.lot == moved.lot) each.quantity -= moved.quantity;
            std::erase_if(held, [](const movement& each) { return each.quantity == 0; });
            deliveries.push_back(done->fresh);
            now = done->order.after;
        }
        REQUIRE(now.status == order_status::dispatched);
        CHECK(held.empty());
        for (std::size_t i = 0; i < deliveries.size(); ++i) {
            acceptance said;
            for (const auto& line : deliveries[i].lines) {
                const auto taken = dice(line.quantity);
                said.lines.push_back({line.line, taken, line.quantity - taken, "次品", rejection_outcome::credited});
                if (taken == line.quantity) said.lines.back() = {line.line, taken, 0};
            }
            const auto done = accept(now, deliveries[i], i + 1 < deliveries.size(), party::buyer, said, morning);
            REQUIRE(done);
            now = done->order.after;
        }
        REQUIRE(is_settled(now.status));
        std::int64_t owed = 0;
        for (const auto& line : now.lines) {
            CHECK(line.shipped_quantity == line.quantity);
            CHECK(*line.accepted_quantity + *line.rejected_quantity == line.quantity);
            owed += *line.accepted_quantity * line.unit_price.value;
        }
        CHECK(owed_for_goods(now) == base::fen{owed});
    }
}
