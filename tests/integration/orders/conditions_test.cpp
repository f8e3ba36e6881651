// What an offer is sold on: its delivery area, its channels, and the mass that is paid for.
#include <catch.hpp>

#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::school();

/// Apples of 10 kg, 60 yuan a pack, with these members in a second version of the offer, and 100 of them in stock.
shown_offer list_on(shop& market, const json& conditions) {
    auto of = market.list_product(supplier);
    market.stock_up(supplier, of, 100);
    ++of.version;
    market.clock.advance(std::chrono::seconds(1));  // one version ends where the next begins
    json data{{"offer_id", of.offer},
              {"offer_version", of.version},
              {"product_id", of.product},
              {"supplier_organisation_id", supplier.organisation()},
              {"name_zh", "盐源苹果"},
              {"unit_net_mass_g", 10'000},
              {"minimum_quantity", 1},
              {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", 6'000}}}},
              {"valid_from", base::to_rfc3339(market.clock.now())},
              {"valid_to", nullptr},
              {"storage", {{"class", "ambient"}, {"min_mc", nullptr}, {"max_mc", nullptr}}},
              {"origin_county_code", "513423"},
              {"shelf_life_hours", 2'160}};
    for (const auto& [name, value] : conditions.items()) data[name] = value;
    market.catalogue.publish("offer.published", of.offer, data, market.clock.now());
    market.wait_for_catalogue();
    return of;
}

std::vector<std::string> refusal(shop& market, const json& body) {
    const auto answer = market.post("/v1/orders", buyer, body);
    std::vector<std::string> told{code_of(answer)};
    for (const auto& each : json_of(answer)["errors"]) told.push_back(each["pointer"].get<std::string>());
    return told;
}

}  // namespace

TEST_CASE("an order outside of an offer's delivery area is refused, one inside is placed", "[orders][integration]") {
    shop market;
    const auto near = list_on(market, {{"delivery_area", {"513400", "510104"}}});
    const auto anywhere = list_on(market, json::object());
    auto body = market.order_body(supplier, {{anywhere, 1}, {near, 1}});
    CHECK(refusal(market, body) == std::vector<std::string>{"outside-delivery-area", "/delivery/county_code", "/lines/1/offer_id"});
    body["delivery"]["county_code"] = "440106";
    CHECK(refusal(market, body) ==
          std::vector<std::string>{"outside-delivery-area", "/delivery/county_code", "/lines/0/offer_id", "/lines/1/offer_id"});
    for (const auto* county : {"513423", "510104"}) {
        body["delivery"]["county_code"] = county;
        CHECK(market.post("/v1/orders", buyer, body).status == 201);
    }
    market.check_invariants();
}

TEST_CASE("a line by a channel that its offer does not have is refused", "[orders][integration]") {
    shop market;
    const auto online = list_on(market, {{"channels", {"ecommerce", "assistance_unit"}}});
    auto body = market.order_body(supplier, {{online, 1}});
    CHECK(refusal(market, body) == std::vector<std::string>{"channel-not-offered", "/lines/0/channel"});
    body["lines"][0]["channel"] = "commercial";
    CHECK(refusal(market, body) == std::vector<std::string>{"channel-not-offered", "/lines/0/channel"});
    body["lines"][0]["channel"] = "ecommerce";
    CHECK(market.post("/v1/orders", buyer, body).status == 201);
    market.check_invariants();
}

TEST_CASE("goods by mass hold the most that they may cost, and are paid as weighed", "[orders][integration]") {
    shop market;
    const auto by_mass = list_on(market, {{"priced_by", "kilogram"},
                                          {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", 6'810}, {"price_per_kilogram_fen", 681}}}},
                                          {"weight_under_permille", 50},
                                          {"weight_over_permille", 100}});
    const auto finance = shop::colleague(110, {"budgets:read", "budgets:write"});
    const auto made =
        market.post("/v1/budgets", finance, {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂经费"}, {"allocated_fen", 100'000}});
    INFO(made.body);
    REQUIRE(made.status == 201);
    const std::string budget = json_of(made)["id"];
    auto body = market.order_body(supplier, {{by_mass, 3}});
    body["lines"][0]["budget_id"] = budget;
    const auto order = json_of(market.post("/v1/orders", buyer, body));
    CHECK(order["total_fen"] == 20'430);
    CHECK(order["lines"][0]["price_per_kilogram_fen"] == 681);
    CHECK(order["lines"][0]["accepted_g"].is_null());
    const auto committed = [&] { return json_of(market.get("/v1/budgets/" + budget, finance))["committed_fen"]; };
    CHECK(committed() == 22'473);
    CHECK(json_of(market.get("/v1/budgets/" + budget + "/commitments", finance))["data"][0]["committed_fen"] == 22'473);
    market.check_invariants();

    const auto path = "/v1/orders/" + order["id"].get<std::string>();
    REQUIRE(market.post(path + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/dispatch", supplier, json::object()).status == 200);
    CHECK(faults_of(market.post(path + "/acceptance", buyer, {{"all", true}})) == std::vector<std::string>{"/all mass-needed"});
    json line{{"line_id", order["lines"][0]["id"]}, {"accepted_quantity", 3}, {"rejected_quantity", 0}, {"accepted_g", 33'001}};
    CHECK(faults_of(market.post(path + "/acceptance", buyer, {{"lines", {line}}})) ==
          std::vector<std::string>{"/lines/0/accepted_g above-tolerance"});
    line["accepted_g"] = 31'234;
    const auto accepted = market.post(path + "/acceptance", buyer, {{"lines", {line}}});
    INFO(accepted.body);
    REQUIRE(accepted.status == 200);
    CHECK(json_of(accepted)["accepted_fen"] == 21'270);  // 21270.354
    CHECK(json_of(accepted)["lines"][0]["accepted_amount_fen"] == 21'270);
    CHECK(json_of(accepted)["lines"][0]["accepted_g"] == 31'234);
    CHECK(json_of(market.get(path, buyer)) == json_of(accepted));
    CHECK(committed() == 0);
    CHECK(json_of(market.get("/v1/budgets/" + budget, finance))["consumed_fen"] == 21'270);
    CHECK(json_of(market.get("/v1/budgets/" + budget + "/commitments", finance))["data"][0]["consumed_fen"] == 21'270);
    market.check_invariants();
}
