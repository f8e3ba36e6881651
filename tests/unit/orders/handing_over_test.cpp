// Goods of agreements that leave a warehouse: what expires first, never what orders hold, of a named lot or of none.
#include <catch.hpp>

#include <random>

#include "orders/domain/stock/handing_over.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

constexpr base::business_date today{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};
const stock_key here{numbered<product_id>(1), numbered<warehouse_id>(1)};
const stock_key elsewhere{numbered<product_id>(1), numbered<warehouse_id>(2)};
const stock_deed deed{numbered<account_id>(1), base::instant(std::chrono::sys_days(today)), "agr_1"};

stock_lot lot_of(unsigned char number, std::int64_t on_hand, std::int64_t reserved, unsigned expires, stock_key key = here) {
    return {.key = key,
            .lot = numbered<lot_id>(number),
            .expires_on = base::business_date(std::chrono::year{2026}, std::chrono::March, std::chrono::day{expires}),
            .on_hand = on_hand,
            .reserved = reserved};
}

shelf shelf_of(std::vector<stock_lot> lots) {
    locked_stock stock;
    for (const auto& key : {here, elsewhere}) {
        stock_level level{.key = key, .id = numbered<stock_id>(1), .supplier = numbered<organisation_id>(1)};
        for (const auto& each : lots)
            if (each.key == key) {
                level.on_hand += each.on_hand;
                level.reserved += each.reserved;
            }
        stock.levels.push_back(level);
    }
    stock.lots = std::move(lots);
    return shelf(std::move(stock));
}

std::vector<std::pair<lot_id, std::int64_t>> taken(const base::result<std::vector<movement>>& movements) {
    std::vector<std::pair<lot_id, std::int64_t>> all;
    for (const auto& each : movements.value()) {
        CHECK(each.kind == movement_kind::handed_over);
        CHECK_FALSE(each.order);
        CHECK(each.key == here);
        all.emplace_back(each.lot, each.quantity);
    }
    return all;
}
using lots = std::vector<std::pair<lot_id, std::int64_t>>;

}  // namespace

TEST_CASE("what expires first is handed over first, of that warehouse alone and never what orders hold", "[orders][domain][agreement]") {
    const auto stock = shelf_of({lot_of(1, 5, 2, 20), lot_of(2, 4, 0, 10), lot_of(3, 9, 0, 5, elsewhere), lot_of(4, 3, 0, 1)});
    CHECK(taken(hand_over(stock, {here, {}}, 4, today, deed)) == lots{{numbered<lot_id>(2), 4}});
    CHECK(taken(hand_over(stock, {here, {}}, 7, today, deed)) == lots{{numbered<lot_id>(2), 4}, {numbered<lot_id>(1), 3}});
    const auto beyond = hand_over(stock, {here, {}}, 8, today, deed);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == "insufficient-stock");
    CHECK(beyond.error().fields.front().pointer == "/from");
    CHECK(beyond.error().facts.front().second == "7");
}

TEST_CASE("a lot that is named is handed over alone", "[orders][domain][agreement]") {
    const auto stock = shelf_of({lot_of(1, 5, 2, 20), lot_of(2, 4, 0, 10)});
    CHECK(taken(hand_over(stock, {here, numbered<lot_id>(1)}, 3, today, deed)) == lots{{numbered<lot_id>(1), 3}});
    CHECK(hand_over(stock, {here, numbered<lot_id>(1)}, 4, today, deed).error().facts.front().second == "3");
    CHECK(hand_over(stock, {here, numbered<lot_id>(9)}, 1, today, deed).error().facts.front().second == "0");
}

TEST_CASE("whatever is handed over can be carried out, and is as much as was asked for", "[orders][domain][agreement][property]") {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::vector<stock_lot> all;
        for (unsigned char number = 1; number <= 5; ++number) {
            const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end)); };
            const auto on_hand = below(10);
            const auto& where = below(4) == 0 ? elsewhere : here;
            all.push_back(lot_of(number, on_hand, below(on_hand + 1), 1 + static_cast<unsigned>(below(28)), where));
        }
        auto stock = shelf_of(all);
        const auto wanted = 1 + static_cast<std::int64_t>(random() % 30);
        const auto movements = hand_over(stock, {here, {}}, wanted, today, deed);
        if (!movements) continue;
        std::int64_t sum = 0;
        for (const auto& each : *movements) {
            sum += each.quantity;
            stock.move(each);
        }
        CHECK(sum == wanted);
    }
}
