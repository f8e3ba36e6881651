// Movements, levels and the shelf: nothing ever breaks 0 <= reserved <= on_hand.
#include <catch.hpp>

#include <random>

#include "orders/domain/stock/shelf.hpp"
#include "platform/base/money.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

stock_level level_of(unsigned char product, unsigned char warehouse, std::int64_t on_hand, std::int64_t reserved = 0) {
    return {
        .key = {numbered<product_id>(product), numbered<warehouse_id>(warehouse)}, .on_hand = on_hand, .reserved = reserved, .version = 1};
}

constexpr base::business_date today{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};

// All of it in the unnamed lot.
locked_stock stock_of(std::vector<stock_level> levels) {
    locked_stock stock{.levels = std::move(levels)};
    for (const auto& each : stock.levels) stock.lots.push_back({.key = each.key, .on_hand = each.on_hand, .reserved = each.reserved});
    return stock;
}

}  // namespace

TEST_CASE("each kind of movement enters the sums with its signs", "[orders][domain]") {
    const auto level = level_of(1, 1, 10, 4);
    const auto sums = [&](movement_kind kind) {
        const auto after = apply(level, kind, 3);
        REQUIRE(after);
        return std::pair(after->on_hand, after->reserved);
    };
    CHECK(sums(movement_kind::received) == std::pair<std::int64_t, std::int64_t>(13, 4));
    CHECK(sums(movement_kind::held) == std::pair<std::int64_t, std::int64_t>(10, 7));
    CHECK(sums(movement_kind::hold_released) == std::pair<std::int64_t, std::int64_t>(10, 1));
    CHECK(sums(movement_kind::shipped) == std::pair<std::int64_t, std::int64_t>(7, 1));
    for (const auto kind : movement_kinds) CHECK(parse_movement_kind(name_of(kind)) == kind);
    CHECK_FALSE(parse_movement_kind("stolen"));
}

TEST_CASE("a movement at the limit is applied, one past it is not", "[orders][domain]") {
    const auto level = level_of(1, 1, 10, 4);
    CHECK(apply(level, movement_kind::held, 6));
    CHECK_FALSE(apply(level, movement_kind::held, 7));
    CHECK(apply(level, movement_kind::hold_released, 4));
    CHECK_FALSE(apply(level, movement_kind::hold_released, 5));
    CHECK(apply(level, movement_kind::shipped, 4));
    CHECK_FALSE(apply(level, movement_kind::shipped, 5));
    CHECK(apply(level, movement_kind::received, base::wire_integer_max - 10));
    CHECK_FALSE(apply(level, movement_kind::received, base::wire_integer_max - 9));
    CHECK_FALSE(apply(level, movement_kind::received, base::wire_integer_max + 1));
    CHECK_FALSE(apply(level, movement_kind::received, 0));
    CHECK_FALSE(apply(level, movement_kind::received, -1));
}

TEST_CASE("random movements keep every level sound, and the sums are those of what was applied", "[orders][domain][property]") {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        auto level = level_of(1, 1, 0);
        std::int64_t on_hand = 0;
        std::int64_t reserved = 0;
        for (int step = 0; step < 200; ++step) {
            const auto kind = movement_kinds[random() % std::size(movement_kinds)];
            const auto quantity = static_cast<std::int64_t>(random() % 20);
            const auto after = apply(level, kind, quantity);
            if (!after) continue;
            on_hand += effect_of(kind).on_hand * quantity;
            reserved += effect_of(kind).reserved * quantity;
            level = *after;
            INFO("seed " << seed << " step " << step);
            REQUIRE(is_sound(level));
            REQUIRE(level.on_hand == on_hand);
            REQUIRE(level.reserved == reserved);
        }
    }
}

TEST_CASE("a line is taken from one warehouse where one has all of it", "[orders][domain]") {
    shelf stock(stock_of({level_of(1, 1, 3), level_of(1, 2, 5), level_of(1, 3, 5)}));
    const need needs[] = {{numbered<line_id>(1), numbered<product_id>(1), 4}};
    const auto movements = stock.hold(needs, today, numbered<order_id>(1), numbered<account_id>(1), {});
    REQUIRE(movements.size() == 1);
    CHECK(movements[0].key.warehouse == numbered<warehouse_id>(2));
    CHECK(movements[0].quantity == 4);
}

TEST_CASE("a line that no warehouse has alone takes from them in id order, and only changed rows are written, one version higher",
          "[orders][domain]") {
    shelf stock(stock_of({level_of(1, 2, 5), level_of(1, 1, 3, 1), level_of(2, 1, 9)}));
    CHECK(stock.available(numbered<product_id>(1), today) == 7);
    CHECK(stock.available(numbered<product_id>(3), today) == 0);
    const need needs[] = {{numbered<line_id>(1), numbered<product_id>(1), 6}};
    const auto movements = stock.hold(needs, today, numbered<order_id>(1), numbered<account_id>(1), {});
    REQUIRE(movements.size() == 2);
    CHECK(movements[0].key.warehouse == numbered<warehouse_id>(1));
    CHECK(movements[0].quantity == 2);
    CHECK(movements[1].quantity == 4);
    const auto changed = stock.changed();
    REQUIRE(changed.size() == 2);
    CHECK(changed[0].reserved == 3);
    CHECK(changed[0].version == 2);
    CHECK(changed[1].reserved == 4);
}

TEST_CASE("lines of one product share what there is, and each shortage says what was left for it", "[orders][domain]") {
    const shelf stock(stock_of({level_of(1, 1, 10), level_of(2, 1, 1)}));
    const need needs[] = {{numbered<line_id>(1), numbered<product_id>(1), 7},
                          {numbered<line_id>(2), numbered<product_id>(1), 4},
                          {numbered<line_id>(3), numbered<product_id>(2), 1},
                          {numbered<line_id>(4), numbered<product_id>(3), 1}};
    const auto missing = stock.find_shortages(needs, today);
    REQUIRE(missing.size() == 2);
    CHECK(missing[0].index == 1);
    CHECK(missing[0].available == 3);
    CHECK(missing[1].index == 3);
    CHECK(missing[1].available == 0);
}

TEST_CASE("a movement of stock that was not locked is a bug, not a refusal", "[orders][domain]") {
    shelf stock(stock_of({level_of(1, 1, 10)}));
    CHECK_THROWS_AS(stock.move({.kind = movement_kind::held, .key = {numbered<product_id>(1), numbered<warehouse_id>(2)}, .quantity = 1}),
                    std::logic_error);
    CHECK_THROWS_AS(stock.move({.kind = movement_kind::held, .key = {numbered<product_id>(1), numbered<warehouse_id>(1)}, .quantity = 11}),
                    std::logic_error);
    const need too_much[] = {{numbered<line_id>(1), numbered<product_id>(1), 11}};
    CHECK_THROWS_AS(stock.hold(too_much, today, {}, {}, {}), std::logic_error);
}
