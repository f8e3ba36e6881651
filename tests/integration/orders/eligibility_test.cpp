// What may be sold on the day, and what tells orders so.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "platform/journal/applying.hpp"
#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using json = nlohmann::json;

namespace {

void hold_back(shop& market, const shown_offer& what, std::int64_t revision, json holds) {
    market.catalogue.publish("listing.held", what.product,
                             {{"product_id", what.product},
                              {"supplier_organisation_id", shop::cooperative().organisation()},
                              {"revision", revision},
                              {"holds", std::move(holds)}},
                             market.clock.now());
    market.wait_for_catalogue();
}

}  // namespace

TEST_CASE("a listing that a licence holds back is not ordered, and the reason is said", "[orders][integration]") {
    shop market;
    const auto supplier = shop::cooperative();
    const auto apples = market.shelf(supplier, 100);
    hold_back(market, apples, 1,
              {{{"code", "licence_expired"}, {"valid_from", "2026-03-01"}, {"valid_to", nullptr}, {"decided_by", "pmt_1"}},
               {{"code", "report_expired"}, {"valid_from", "2099-01-01"}, {"valid_to", nullptr}, {"decided_by", "pmt_2"}}});
    const auto refused = market.post("/v1/orders", shop::school(), market.order_body(supplier, {{apples, 10}}), market.fresh_key());
    CHECK(refused.status == 409);
    const auto problem = json::parse(refused.body);
    CHECK(problem["code"] == "listing-held");
    REQUIRE(problem["errors"].size() == 1);
    CHECK(problem["errors"][0]["pointer"] == "/lines/0/offer_id");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>(100, 0));
    hold_back(market, apples, 2, json::array());
    market.place(shop::school(), supplier, {{apples, 10}});
    market.check_invariants();
}

TEST_CASE("a database that was not told of certificates hears the catalogue again", "[orders][integration]") {
    shop market;
    const auto supplier = shop::cooperative();
    const auto apples = market.shelf(supplier, 100);
    auto connection = market.session();
    connection.execute("DELETE FROM product_mark");
    const auto body = market.order_body(supplier, {{apples, 10}});
    CHECK(json::parse(market.post("/v1/orders", shop::school(), body, market.fresh_key()).body)["code"] == "product-not-authorised");
    CHECK(journal::rewind(connection, "catalog"));
    CHECK_FALSE(journal::rewind(connection, "catalog"));
    market.list_product(supplier);  // the next entry, with which the follower notices
    CHECK(market.post("/v1/orders", shop::school(), body, market.fresh_key()).status == 201);
    market.check_invariants();
}
