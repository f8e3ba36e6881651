// Placing: prices, refusals, idempotency, contention, limits.
#include <catch.hpp>

#include <set>

#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {
const auto supplier = shop::cooperative();
const auto buyer = shop::school();
}  // namespace

TEST_CASE("the same key answers the same bytes and counts once; another body is refused", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto key = market.fresh_key();
    const auto body = market.order_body(supplier, {{apples, 3}});
    const auto first = market.post("/v1/orders", buyer, body, key);
    REQUIRE(first.status == 201);
    market.clock.advance(std::chrono::hours(24 * 30));  // even when the request would be refused by now
    const auto again = market.post("/v1/orders", buyer, body, key);
    CHECK(again.status == 201);
    CHECK(again.body == first.body);
    CHECK(again.headers.find("Idempotency-Replayed") == "true");
    const auto other = market.post("/v1/orders", buyer, market.order_body(supplier, {{apples, 4}}), key);
    CHECK(other.status == 422);
    CHECK(code_of(other) == "idempotency-key-reused");
    CHECK(market.stock_of(supplier, apples).second == 3);
    CHECK(market.send(http::method::post, "/v1/orders", buyer, body.dump()).status == 400);
    market.check_invariants();
}

TEST_CASE("fifty identical requests at once make one order", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    const auto body = market.order_body(supplier, {{apples, 7}}).dump();
    const auto answers =
        market.post_all("/v1/orders", buyer, std::vector<std::string>(50, body), std::vector<std::string>(50, market.fresh_key()));
    std::set<std::string> bodies;
    for (const auto& each : answers) {
        INFO(each.body);
        REQUIRE((each.status == 201 || each.status == 409));
        if (each.status == 201) bodies.insert(each.body);
        if (each.status == 409) CHECK(code_of(each) == "request-in-progress");
    }
    CHECK(bodies.size() == 1);
    CHECK(market.stock_of(supplier, apples).second == 7);
    market.check_invariants();
}

TEST_CASE("sixty-four clients on one hot product never oversell it", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 40);
    std::vector<std::string> keys;
    for (int i = 0; i < 64; ++i) keys.push_back(market.fresh_key());
    const auto answers =
        market.post_all("/v1/orders", buyer, std::vector<std::string>(64, market.order_body(supplier, {{apples, 1}}).dump()), keys);
    int granted = 0;
    for (const auto& each : answers) {
        INFO(each.body);
        if (each.status == 201) {
            ++granted;
        } else {
            REQUIRE(each.status == 409);
            REQUIRE(code_of(each) == "insufficient-stock");
            CHECK(json_of(each)["available"] == 0);
        }
    }
    CHECK(granted == 40);
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{40, 40});
    market.check_invariants();
}

TEST_CASE("an order gets all of its lines or nothing, and hears what there is", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto pears = market.shelf(supplier, 5);
    const auto refused = market.post("/v1/orders", buyer, market.order_body(supplier, {{apples, 4}, {pears, 6}}));
    CHECK(refused.status == 409);
    const auto problem = json_of(refused);
    CHECK(problem["code"] == "insufficient-stock");
    CHECK(problem["available"] == 5);
    CHECK(problem["product_id"] == pears.product);
    REQUIRE(problem["errors"].size() == 1);
    CHECK(problem["errors"][0]["pointer"] == "/lines/1/quantity");
    CHECK(market.stock_of(supplier, apples).second == 0);
    CHECK(market.stock_of(supplier, pears).second == 0);
    market.check_invariants();
}

TEST_CASE("a line may take from several warehouses, and all of it goes back or out again", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    market.stock_up(supplier, apples, 3, "A");
    market.stock_up(supplier, apples, 4, "B");
    const auto order = market.place(buyer, supplier, {{apples, 6}});
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{7, 6});
    const auto id = order["id"].get<std::string>();
    REQUIRE(market.post("/v1/orders/" + id + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post("/v1/orders/" + id + "/dispatch", supplier, json::object()).status == 200);
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{1, 0});
    market.check_invariants();
}

TEST_CASE("an order is priced by the version that was seen, or refused with the one in force", "[orders][integration]") {
    shop market;
    const auto old = market.shelf(supplier, 100);
    market.clock.advance(std::chrono::hours(1));
    const auto current = market.change_price(supplier, old, 7'000);

    const auto changed = market.post("/v1/orders", buyer, market.order_body(supplier, {{old, 1}}));
    CHECK(changed.status == 409);
    CHECK(code_of(changed) == "offer-changed");
    CHECK(json_of(changed)["offer_version"] == 2);
    CHECK(json_of(changed)["unit_price_fen"] == 7'000);
    CHECK(market.place(buyer, supplier, {{current, 2}})["total_fen"] == 14'000);

    auto newer = current;
    newer.version = 3;
    const auto unknown = market.post("/v1/orders", buyer, market.order_body(supplier, {{newer, 1}}));
    CHECK(unknown.status == 503);
    CHECK(code_of(unknown) == "offer-not-yet-known");
    CHECK(unknown.headers.find("Retry-After") == "1");

    const auto placed_before = market.place(buyer, supplier, {{current, 1}});
    market.clock.advance(std::chrono::hours(1));
    market.withdraw(current);
    const auto expired = market.post("/v1/orders", buyer, market.order_body(supplier, {{current, 1}}));
    CHECK(expired.status == 409);
    CHECK(code_of(expired) == "offer-expired");
    const auto confirmation =
        market.post("/v1/orders/" + placed_before["id"].get<std::string>() + "/confirmation", supplier, json::object());
    CHECK(confirmation.status == 409);
    CHECK(code_of(confirmation) == "offer-withdrawn");
}

TEST_CASE("an offer of a service is known and ordered, and what is said of goods is null", "[orders][integration]") {
    shop market;
    auto tour = market.shelf(supplier, 10);
    market.clock.advance(std::chrono::hours(1));
    tour.version = 2;
    market.catalogue.publish("offer.published", tour.offer,
                             {{"offer_id", tour.offer},
                              {"offer_version", 2},
                              {"product_id", tour.product},
                              {"supplier_organisation_id", supplier.organisation()},
                              {"name_zh", "泸沽湖游"},
                              {"unit_net_mass_g", nullptr},
                              {"minimum_quantity", 1},
                              {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", 100}}}},
                              {"valid_from", base::to_rfc3339(market.clock.now())},
                              {"valid_to", nullptr},
                              {"storage", nullptr},
                              {"origin_county_code", "513423"},
                              {"shelf_life_hours", nullptr}},
                             market.clock.now());
    market.wait_for_catalogue();
    const auto placed = market.place(buyer, supplier, {{tour, 2}});
    CHECK(placed["total_fen"] == 200);
    CHECK(placed["lines"][0]["unit_net_mass_g"].is_null());
    CHECK(placed["lines"][0]["storage"]["class"].is_null());
    market.check_invariants();
}

TEST_CASE("what breaks a rule of ordering is refused with its place", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier, {{10, 6'000}}, 10);
    market.stock_up(supplier, apples, 100);
    const auto others = market.shelf(shop::cooperative(2), 10);
    const auto refusal = [&](const json& body) {
        const auto answer = market.post("/v1/orders", buyer, body);
        return code_of(answer) + " " + json_of(answer)["errors"][0]["pointer"].get<std::string>();
    };
    CHECK(refusal(market.order_body(supplier, {{apples, 9}})) == "below-minimum-quantity /lines/0/quantity");
    CHECK(refusal(market.order_body(supplier, {{apples, 10}, {others, 1}})) == "order-of-several-suppliers /lines/1/offer_id");
    CHECK(refusal(market.order_body(supplier, {{apples, 10}, {apples, 10}})) == "duplicate-lines /lines/1/offer_id");
    auto past = market.order_body(supplier, {{apples, 10}});
    past["requested_delivery_date"] = "2026-03-01";
    CHECK(refusal(past) == "delivery-date-past /requested_delivery_date");
    past["requested_delivery_date"] = "2026-03-02";
    CHECK(market.post("/v1/orders", buyer, past).status == 201);
    for (const std::int64_t quantity : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{9'007'199'254'740'992}})
        CHECK(refusal(market.order_body(supplier, {{apples, quantity}})) == "invalid-fields /lines/0/quantity");
    CHECK(refusal(market.order_body(supplier, {{apples, 9'007'199'254'740'991}})) == "order-amount-too-large /lines/0/quantity");
    CHECK(refusal(market.order_body(supplier, {})) == "invalid-fields /lines");
    market.check_invariants();
}

TEST_CASE("an order may have a thousand lines and no more", "[orders][integration]") {
    shop market;
    const auto offers = market.list_products(supplier, 1'001);
    market.stock_up_all(supplier, offers, 2);
    std::vector<std::pair<shown_offer, std::int64_t>> lines;
    for (const auto& each : offers) lines.emplace_back(each, 1);

    CHECK(market.post("/v1/orders", buyer, market.order_body(supplier, lines)).status == 400);
    lines.pop_back();
    const auto order = market.place(buyer, supplier, lines);
    CHECK(order["lines"].size() == 1'000);
    CHECK(order["total_fen"] == 6'000'000);
    REQUIRE(market.post("/v1/orders/" + order["id"].get<std::string>() + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post("/v1/orders/" + order["id"].get<std::string>() + "/dispatch", supplier, json::object()).status == 200);
    REQUIRE(market.post("/v1/orders/" + order["id"].get<std::string>() + "/acceptance", buyer, {{"all", true}}).status == 200);
    market.check_invariants();
}

TEST_CASE("nothing is sold while the catalogue has not been heard of for too long", "[orders][integration]") {
    shop market(test_database::instance().where(), {{"orders.offer_lag_max_seconds", "1"}});
    const auto apples = market.shelf(supplier, 10);
    const auto key = market.fresh_key();
    const auto body = market.order_body(supplier, {{apples, 1}});
    http::response placed;
    run_until(market.io, [&] {  // a busy machine may hear of the catalogue too late at first
        placed = market.post("/v1/orders", buyer, body, key);
        return placed.status != 503;
    });
    REQUIRE(placed.status == 201);
    market.catalogue.go_away(true);
    http::response refused;
    run_until(market.io, [&] {
        refused = market.post("/v1/orders", buyer, body);
        return refused.status == 503;
    });
    CHECK(code_of(refused) == "offers-behind");
    CHECK(market.post("/v1/orders", buyer, body, key).body == placed.body);
    market.catalogue.go_away(false);
    run_until(market.io, [&] { return market.post("/v1/orders", buyer, body).status != 503; });
    market.check_invariants();
}
