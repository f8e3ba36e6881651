// Batches that suppliers name themselves are held against announced first harvests, on the fake and on MariaDB.
#include <catch.hpp>

#include "orders/app/receive_stock.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto product = numbered<domain::product_id>(1);

base::business_date after_days(const side& on, int days) {
    return std::chrono::sys_days(base::business_date_of(on.clock.now())) + std::chrono::days(days);
}

domain::harvest_known announced(const side& on, std::int64_t number, int first, std::string county = "510422") {
    return {{number, "fruit", "凯特芒", std::move(county), 2026, after_days(on, first), after_days(on, -60), after_days(on, 200)}};
}

domain::lot_known a_lot(const side& on, unsigned char number, std::string variety_key, std::string county_code) {
    return {.lot = numbered<domain::lot_id>(number),
            .product = product,
            .supplier = numbered<domain::organisation_id>(1),
            .number = "L" + std::to_string(number),
            .harvested_on = after_days(on, -30),
            .intake_g = 1'000'000,
            .category = "fruit",
            .variety_key = std::move(variety_key),
            .county_code = std::move(county_code)};
}

void know_product(side& on, std::optional<std::string> origin) {
    on.backend->tell(domain::product_altered{product, 10'000, 2'160, "fruit", "芒果", std::move(origin)});
}

/// Ten units of a batch that was harvested twenty days ago; what the answer says of its season.
struct received {
    base::result<base::reply> reply;
    std::optional<domain::lot_season> season{};
};
received receive(side& on, const std::string& number, std::optional<std::string> variety = std::nullopt,
                 std::optional<std::string> county = std::nullopt) {
    app::receive_stock use(on.backend->database(), on.random);
    std::optional<domain::lot_season> season;
    const auto encode = [&](const app::shown_level& what) {
        season = what.season;
        return std::string();
    };
    auto reply =
        on.run(use(on.as_supplier(), {on.fresh_claim(), encode},
                   {.product = product,
                    .warehouse_code = "W",
                    .quantity = 10,
                    .reason = "入库",
                    .batch = app::named_batch{number, after_days(on, -20), after_days(on, 30), std::move(variety), std::move(county)}}));
    return {std::move(reply), season};
}

std::string placing(side& on, std::int64_t quantity) {
    const auto placed = on.run(on.queue.submit(on.submission({{1, quantity}})));
    return placed ? std::string() : placed.error().code;
}

}  // namespace

TEST_CASE("a batch that names variety and county is held against what is announced, before and after", "[orders][contract][eligibility]") {
    side on(each_backend());
    know_product(on, std::nullopt);
    const auto before = receive(on, "1", "凯特 芒", "510422");
    REQUIRE(before.reply);
    REQUIRE(before.season);
    CHECK(before.season->goods == domain::lot_goods{"fruit", "凯特芒", "510422"});
    CHECK_FALSE(before.season->first_harvest_on);
    CHECK(placing(on, 1).empty());
    on.backend->tell(announced(on, 1, -10));
    CHECK(placing(on, 1) == "goods-harvested-early");
    const auto after = receive(on, "2", "凯特芒", "510422");
    REQUIRE(after.reply);
    CHECK(after.season->first_harvest_on == after_days(on, -10));
    CHECK(placing(on, 1) == "goods-harvested-early");
    on.backend->tell(announced(on, 2, -20));  // corrected to the very day
    CHECK(placing(on, 15).empty());
    on.backend->check_invariants();
}

TEST_CASE("a batch of another county or variety is not held against the announcement", "[orders][contract][eligibility]") {
    side on(each_backend());
    know_product(on, std::nullopt);
    on.backend->tell(announced(on, 1, -10));
    REQUIRE(receive(on, "1", "凯特芒", "513423").reply);
    REQUIRE(receive(on, "2", "红贵妃", "510422").reply);
    CHECK(placing(on, 20).empty());
}

TEST_CASE("what a batch does not name follows from its product where that is clear", "[orders][contract][eligibility]") {
    side on(each_backend());
    know_product(on, "510422");
    on.backend->tell(announced(on, 1, -10));
    const auto without = receive(on, "1");
    REQUIRE(without.reply);
    CHECK(without.season->goods == domain::lot_goods{"fruit", std::nullopt, "510422"});
    CHECK(placing(on, 10).empty());  // nothing says of which variety: as if nothing were announced
    on.backend->tell(a_lot(on, 1, "凯特芒", "510422"));
    const auto derived = receive(on, "2");
    REQUIRE(derived.reply);
    CHECK(derived.season->goods == domain::lot_goods{"fruit", "凯特芒", "510422"});
    CHECK(derived.season->first_harvest_on == after_days(on, -10));
    CHECK(placing(on, 1) == "goods-harvested-early");
    // What is named counts before what follows.
    CHECK(receive(on, "3", std::nullopt, "513423").season->goods.county_code == "513423");
    on.backend->tell(a_lot(on, 2, "红贵妃", "513423"));  // neither is clear any more
    CHECK(receive(on, "4").season->goods == domain::lot_goods{"fruit", std::nullopt, std::nullopt});
    on.backend->check_invariants();
}

TEST_CASE("a county follows from lots alone where the product's origin is not known", "[orders][contract][eligibility]") {
    side on(each_backend());
    know_product(on, std::nullopt);
    CHECK_FALSE(receive(on, "1").season->goods.county_code);
    on.backend->tell(a_lot(on, 1, "凯特芒", "510422"));
    CHECK(receive(on, "2").season->goods.county_code == "510422");
    on.backend->tell(a_lot(on, 2, "凯特芒", "513423"));
    CHECK_FALSE(receive(on, "3").season->goods.county_code);
    CHECK(receive(on, "3").season->goods.variety_key == "凯特芒");
}

TEST_CASE("a batch has one origin: what its first receipt said", "[orders][contract][eligibility]") {
    side on(each_backend());
    know_product(on, std::nullopt);
    REQUIRE(receive(on, "1", "凯特芒", "510422").reply);
    REQUIRE(receive(on, "1").reply);  // says nothing else
    REQUIRE(receive(on, "1", "凯特 芒", "510422").reply);
    const auto other = receive(on, "1", "红贵妃", "513423");
    REQUIRE_FALSE(other.reply);
    CHECK(other.reply.error().code == "batch-origin-differs");
    REQUIRE(other.reply.error().fields.size() == 2);
    CHECK(other.reply.error().fields[0].pointer == "/batch/variety");
    CHECK(other.reply.error().fields[1].pointer == "/batch/county_code");
    REQUIRE(receive(on, "2").reply);
    CHECK(receive(on, "2", std::nullopt, "510422").reply.error().fields.at(0).detail == "None was said before.");
    on.backend->check_invariants();
}
