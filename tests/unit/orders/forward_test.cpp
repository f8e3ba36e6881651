// Orders ahead of a harvest: which week, how much is free of it, who gets goods first, and what is impossible until they are there.
#include <catch.hpp>

#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/forward/errors.hpp"
#include "orders/domain/forward/waiting.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

base::business_date day(const char* text) { return base::parse_date(text).value(); }
const auto week = day("2026-03-16");  // 2026-W12
const auto today = day("2026-03-02");
const base::instant noon = base::start_of(today) + std::chrono::hours(12);

order_line line_of(unsigned char number, std::int64_t quantity, std::int64_t waiting, unsigned char product = 1) {
    return {.id = numbered<line_id>(number),
            .product = numbered<product_id>(product),
            .name_zh = "枇杷",
            .quantity = quantity,
            .unit_net_mass_g = 5'000,
            .delivery_week = week,
            .waiting_quantity = waiting};
}

order order_of(std::vector<order_line> lines) {
    return {.id = numbered<order_id>(1),
            .status = order_status::placed,
            .buyer = numbered<organisation_id>(2),
            .supplier = numbered<organisation_id>(1),
            .requested_delivery_date = day("2026-03-18"),
            .placed_at = noon,
            .hold_expires_at = noon + std::chrono::days(30),
            .lines = std::move(lines)};
}

capacity_key key_of(unsigned char product = 1) { return {numbered<product_id>(product), week, numbered<organisation_id>(1)}; }

shelf shelf_of(std::vector<std::int64_t> on_hand) {
    locked_stock stock;
    for (std::size_t i = 0; i < on_hand.size(); ++i) {
        const stock_key at{numbered<product_id>(1), numbered<warehouse_id>(static_cast<unsigned char>(i + 1))};
        stock.levels.push_back({.key = at, .on_hand = on_hand[i]});
        stock.lots.push_back({.key = at, .on_hand = on_hand[i]});
    }
    return shelf(std::move(stock));
}

std::string code_of(const base::result<void>& answer) { return answer ? "" : answer.error().code; }
std::string code_of(const base::result<changed_order>& answer) { return answer ? "" : answer.error().code; }

}  // namespace

TEST_CASE("what is free is what was announced and nobody holds, and nothing of a week that is over", "[orders][domain][forward]") {
    const forward_capacity what{key_of(), 100, 40};
    CHECK(what.free_g(today) == 60);
    CHECK(what.free_g(day("2026-03-22")) == 60);  // its Sunday
    CHECK(what.free_g(day("2026-03-23")) == 0);
    CHECK(what.overcommitted_g() == 0);
    const forward_capacity over{key_of(), 30, 40};
    CHECK(over.free_g(today) == 0);
    CHECK(over.overcommitted_g() == 10);
    CHECK(forward_capacity{key_of(), 40, 40}.overcommitted_g() == 0);
}

TEST_CASE("lines take the capacity one after the other, to the gram", "[orders][domain][forward]") {
    const capacity_book book({{key_of(), 50'000, 0}});
    CHECK(book.find_shortages(order_of({line_of(1, 10, 10)}), today).empty());
    const auto missing = book.find_shortages(order_of({line_of(1, 7, 7), line_of(2, 4, 4), line_of(3, 3, 3)}), today);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].line == 1);
    CHECK(missing[0].free_quantity == 3);
    CHECK(book.find_shortages(order_of({line_of(1, 11, 11)}), today).front().free_quantity == 10);
    CHECK(book.find_shortages(order_of({line_of(1, 1, 1, 2)}), today).front().free_quantity == 0);  // nothing was announced of it
    CHECK(book.find_shortages(order_of({line_of(1, base::wire_integer_max, base::wire_integer_max)}), today).size() == 1);
    CHECK(book.find_shortages(order_of({line_of(1, 1, 1)}), day("2026-03-23")).size() == 1);  // the week is over
    CHECK(book.find_shortages(order_of({line_of(1, 99, 0)}), today).empty());                 // what is in stock holds none
}

TEST_CASE("a book remembers what its orders took, one change for each capacity", "[orders][domain][forward]") {
    capacity_book book({{key_of(1), 50'000, 0}, {key_of(2), 50'000, 10'000}});
    book.hold(order_of({line_of(1, 2, 2, 2), line_of(2, 3, 3, 1)}), today);
    book.hold(order_of({line_of(1, 4, 4, 1)}), today);
    CHECK(book.taken() == std::vector<capacity_change>{{key_of(1), 35'000}, {key_of(2), 10'000}});
    CHECK(book.find_shortages(order_of({line_of(1, 4, 4, 1)}), today).size() == 1);
    CHECK_THROWS_AS(book.hold(order_of({line_of(1, 4, 4, 1)}), today), std::logic_error);
}

TEST_CASE("a line asks for the week of the delivery or for none", "[orders][domain][forward]") {
    order_request asked{.requested_delivery_date = day("2026-03-18"),
                        .lines = {{numbered<offer_id>(1), 1, 1}, {numbered<offer_id>(2), 1, 1}}};
    CHECK(check_weeks(asked));
    asked.lines[1].delivery_week = week;
    CHECK(check_weeks(asked));
    asked.lines[0].delivery_week = day("2026-03-09");
    asked.lines[1].delivery_week = day("2026-03-23");
    const auto refused = check_weeks(asked);
    REQUIRE(code_of(refused) == "delivery-week-invalid");
    REQUIRE(refused.error().fields.size() == 2);
    CHECK(refused.error().fields[0].pointer == "/lines/0/delivery_week");
    CHECK(refused.error().fields[1].detail == "2026-03-18 lies in 2026-W12.");
}

TEST_CASE("an order that waits for a harvest is waited for until its week is over", "[orders][domain][forward]") {
    constexpr std::chrono::hours hold(72);
    order_request asked{.requested_delivery_date = day("2026-03-18"), .lines = {{numbered<offer_id>(1), 1, 1}}};
    CHECK(hold_end(asked, noon, hold) == noon + hold);
    asked.lines[0].delivery_week = week;
    CHECK(hold_end(asked, noon, hold) == base::start_of(day("2026-03-23")) + hold);
    CHECK(hold_end(order_of({line_of(1, 2, 0)}), noon, hold) == noon + hold);  // all of it has come
    CHECK(hold_end(order_of({line_of(1, 2, 1)}), noon, hold) == base::start_of(day("2026-03-23")) + hold);
    const auto late = base::start_of(day("2026-03-22"));
    CHECK(hold_end(order_of({line_of(1, 2, 1)}), late, hold) == base::start_of(day("2026-03-23")) + hold);
}

TEST_CASE("what waits for goods is neither confirmed nor dispatched, and says which lines wait", "[orders][domain][forward]") {
    const auto what = order_of({line_of(1, 5, 0), line_of(2, 5, 2)});
    const auto refused = confirm(what, party::supplier, {}, noon);
    REQUIRE(code_of(refused) == "goods-not-arrived");
    REQUIRE(refused.error().fields.size() == 1);
    CHECK(refused.error().fields[0].pointer == "/lines/1");
    CHECK(refused.error().fields[0].detail == "2 of 枇杷 wait for 2026-W12.");
    CHECK(code_of(advance(what, order_action::dispatch, party::supplier)) == "goods-not-arrived");
    CHECK(code_of(confirm(what, party::buyer, {}, noon)) == "order-party-forbidden");
    auto contracted = what;
    contracted.contract_required = true;
    CHECK(code_of(confirm(contracted, party::supplier, {}, noon)) == "goods-not-arrived");
    CHECK(confirm(order_of({line_of(1, 5, 0)}), party::supplier, {}, noon));
}

TEST_CASE("an order that ends gives up what it waited for", "[orders][domain][forward]") {
    const auto before = order_of({line_of(1, 5, 0), line_of(2, 5, 2), line_of(3, 4, 4, 2)});
    const auto cancelled = cancel(before, party::buyer, "歉收", noon);
    REQUIRE(cancelled);
    CHECK(cancelled->after.lines[1].waiting_quantity == 0);
    CHECK(cancelled->after.lines[1].unmet_quantity == 2);
    CHECK(cancelled->after.lines[0].unmet_quantity == 0);
    CHECK_FALSE(is_awaiting_goods(cancelled->after));
    CHECK(given_up(before, cancelled->after) == std::vector<capacity_change>{{key_of(1), 10'000}, {key_of(2), 20'000}});
    CHECK(awaited_by(before) == given_up(before, cancelled->after));
    CHECK_THROWS_AS(given_up(cancelled->after, before), std::logic_error);
    auto shipped = before;
    shipped.status = order_status::partly_shipped;
    CHECK(advance(shipped, order_action::close_short, party::buyer)->after.lines[1].unmet_quantity == 2);
}

TEST_CASE("goods are set aside as far as they go, and what came holds stock instead of capacity", "[orders][domain][forward]") {
    auto stock = shelf_of({4, 2});
    const auto before = order_of({line_of(1, 5, 5), line_of(2, 3, 3), line_of(3, 9, 9, 2)});
    const auto done = set_goods_aside(before, numbered<product_id>(1), stock, {}, noon);
    REQUIRE(done);
    CHECK(done->order.after.lines[0].waiting_quantity == 0);
    CHECK(done->order.after.lines[1].waiting_quantity == 2);
    CHECK(done->order.after.lines[2].waiting_quantity == 9);
    CHECK(done->order.after.version == before.version + 1);
    CHECK(done->order.by->event == "order.goods_set_aside");
    std::int64_t held = 0;
    for (const auto& each : done->movements) {
        CHECK(each.kind == movement_kind::held);
        CHECK(each.order == before.id);
        held += each.quantity;
    }
    CHECK(held == 6);
    CHECK(stock.available(numbered<product_id>(1), today) == 0);
    CHECK(given_up(before, done->order.after) == std::vector<capacity_change>{{key_of(1), 30'000}});
    CHECK_FALSE(set_goods_aside(done->order.after, numbered<product_id>(1), stock, {}, noon));
    auto more = shelf_of({9});
    auto ended = before;
    ended.status = order_status::cancelled;
    CHECK_FALSE(set_goods_aside(ended, numbered<product_id>(1), more, {}, noon));
}

TEST_CASE("an order is late once its week is over and something has not come, and nothing but its version changes",
          "[orders][domain][forward]") {
    const auto sunday = base::start_of(day("2026-03-23")) - std::chrono::seconds(1);
    const auto monday = base::start_of(day("2026-03-23"));
    const auto before = order_of({line_of(1, 5, 0), line_of(2, 5, 2)});
    CHECK_FALSE(tell_late(before, sunday));
    CHECK(late_week(before, base::business_date_of(sunday)) == std::nullopt);
    CHECK(late_week(before, base::business_date_of(monday)) == week);
    const auto told = tell_late(before, monday);
    REQUIRE(told);
    CHECK(told->by->event == "order.goods_late");
    auto expected = before;
    ++expected.version;
    CHECK(told->after == expected);
    CHECK_FALSE(tell_late(order_of({line_of(1, 5, 0)}), monday));
    auto expired = before;
    expired.hold_expires_at = monday;
    CHECK_FALSE(tell_late(expired, monday));
    auto ended = before;
    ended.status = order_status::cancelled;
    CHECK_FALSE(tell_late(ended, monday));
}
