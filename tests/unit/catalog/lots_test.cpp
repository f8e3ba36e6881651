#include "catalog/domain/lot/lot.hpp"

#include <catch.hpp>

#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const base::instant now = manual_clock().now();
const auto today = base::business_date_of(now);
const auto clerk = numbered<account_id>(9);

lot an_open_lot() {
    lot made{.id = numbered<lot_id>(1),
             .product = numbered<product_id>(2),
             .supplier = numbered<organisation_id>(3),
             .number = "L1",
             .place_code = "513423"};
    made.harvested_on = today;
    made.opened_at = now;
    return made;
}
delivery delivered(std::int64_t grams, std::int64_t fen_per_kilogram, bool poor = true) {
    delivery made{.supplier = {}, .quantity_g = grams, .grade = "一级", .price_per_kilogram = {fen_per_kilogram}, .delivered_on = today};
    made.supplier = poor ? intake_supplier{"H-1", "***", true} : intake_supplier{{}, "王*", false};
    return made;
}
template <class T>
std::string code_of(const base::result<T>& outcome) {
    return outcome ? "" : outcome.error().code;
}

}  // namespace

TEST_CASE("an intake's amount is its quantity by the price of a kilogram, rounded half up once", "[catalog][lot]") {
    const auto taken = take_in(an_open_lot(), delivered(1'500, 333), clerk, now);
    REQUIRE(taken);
    CHECK(taken->intakes.front().amount.value == 500);  // 499.5
    CHECK(taken->version == 2);
    CHECK(take_in(an_open_lot(), delivered(1'499, 333), clerk, now)->intakes.front().amount.value == 499);
    CHECK(take_in(an_open_lot(), delivered(1, 1), clerk, now)->intakes.front().amount.value == 0);
}

TEST_CASE("a delivery lies between the harvest and today", "[catalog][lot]") {
    auto early = delivered(1, 1);
    early.delivered_on = base::business_date(std::chrono::sys_days(today) - std::chrono::days(1));
    CHECK(code_of(take_in(an_open_lot(), early, clerk, now)) == "lot-invalid");
    auto late = delivered(1, 1);
    late.delivered_on = base::business_date(std::chrono::sys_days(today) + std::chrono::days(1));
    const auto refused = take_in(an_open_lot(), late, clerk, now);
    REQUIRE(code_of(refused) == "lot-invalid");
    CHECK(refused.error().fields.front().pointer == "/delivered_on");
    CHECK(take_in(an_open_lot(), delivered(1, 1), clerk, now));
}

TEST_CASE("the largest quantity at the largest price would not fit the wire and is refused with its field", "[catalog][lot]") {
    const auto refused = take_in(an_open_lot(), delivered(intake_quantity_g_max, intake_price_per_kilogram_fen_max), clerk, now);
    REQUIRE(code_of(refused) == "lot-invalid");
    CHECK(refused.error().fields.front().pointer == "/price_per_kilogram_fen");
}

TEST_CASE("a lot is closed once, not without an intake, and takes nothing afterwards", "[catalog][lot]") {
    CHECK(code_of(close(an_open_lot(), now)) == "lot-invalid");
    const auto filled = take_in(an_open_lot(), delivered(10, 100), clerk, now).value();
    const auto closed = close(filled, now);
    REQUIRE(closed);
    CHECK(closed->closed_at == now);
    CHECK(code_of(close(*closed, now)) == "lot-closed");
    CHECK(code_of(take_in(*closed, delivered(10, 100), clerk, now)) == "lot-closed");
}

TEST_CASE("a lot takes a thousand intakes and not one more", "[catalog][lot]") {
    auto what = an_open_lot();
    for (std::size_t i = 0; i < lot_intakes_max; ++i) what = take_in(std::move(what), delivered(10, 100), clerk, now).value();
    CHECK(code_of(take_in(what, delivered(10, 100), clerk, now)) == "lot-has-too-many-intakes");
    CHECK(close(what, now));
}

TEST_CASE("whatever is delivered, a lot is the sum of its intakes, poor and others apart", "[catalog][lot][property]") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        seeded_random random(seed);
        const auto below = [&](std::int64_t limit) {
            std::array<std::byte, 4> bytes{};
            random.fill(bytes);
            std::int64_t value = 0;
            for (const auto each : bytes) value = value * 256 + static_cast<std::int64_t>(each);
            return value % limit;
        };
        auto what = an_open_lot();
        lot_share poor;
        lot_share all;
        for (int i = 0; i < 20; ++i) {
            const bool from_poor = below(2) == 1;
            const auto grams = 1 + below(50'000);
            const auto price = 1 + below(9'000);
            what = take_in(std::move(what), delivered(grams, price, from_poor), clerk, now).value();
            const base::fen amount{(grams * price + 500) / 1'000};
            all = {all.intakes + 1, all.quantity_g + grams, {all.amount.value + amount.value}};
            if (from_poor) poor = {poor.intakes + 1, poor.quantity_g + grams, {poor.amount.value + amount.value}};
        }
        const auto totals = totals_of(what.intakes);
        CHECK(totals.poor == poor);
        CHECK(totals.all() == all);
    }
}
