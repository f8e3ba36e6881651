// The purchase inspection record of an accepted order.
#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

void name(shop& market, const caller& who, const std::string& called) {
    market.catalogue.publish("organisation.registered", who.organisation(),
                             {{"organisation_id", who.organisation()},
                              {"name", called},
                              {"kind", "school"},
                              {"county_code", "510107"},
                              {"credit_code", "93513423MA62H0LL4B"}},
                             market.clock.now());
    run_until(
        market.io,
        [&] {
            auto connection = market.session();
            auto rows = connection.query("SELECT COUNT(*) FROM organisation WHERE name = ?", {called});
            return rows.next() && rows.integer(0) == 1;
        },
        std::chrono::seconds(60));
}

}  // namespace

TEST_CASE("an accepted order has its purchase inspection record, as JSON and as a page", "[orders][integration][record]") {
    shop market;
    const auto supplier = shop::cooperative();
    const auto buyer = shop::school();
    const auto apples = market.list_product(supplier);
    const json receipt{{"product_id", apples.product},
                       {"warehouse_code", "W-1"},
                       {"quantity", 50},
                       {"reason", "入库"},
                       {"batch", {{"number", "A<1>"}, {"harvested_on", "2026-02-01"}, {"expires_on", "2026-06-01"}}}};
    REQUIRE(market.post("/v1/stock-receipts", supplier, receipt, market.fresh_key()).status == 201);
    const auto order = market.place(buyer, supplier, {{apples, 12}});
    const auto base_path = "/v1/orders/" + order["id"].get<std::string>();
    CHECK(order["lines"][0]["lots"][0]["harvested_on"] == "2026-02-01");
    CHECK(order["lines"][0]["lots"][0]["first_harvest_on"].is_null());
    CHECK(order["lines"][0]["lots"][0]["explanation_zh"].get<std::string>().find("保质期至 2026-06-01") != std::string::npos);
    for (const auto* page : {"/inspection-record", "/inspection-record/page"}) {
        const auto early = market.get(base_path + page, buyer);
        CHECK(early.status == 409);
        CHECK(json_of(early)["code"] == "inspection-record-not-ready");
        CHECK(market.get(base_path + page, shop::school(102)).status == 404);
    }
    REQUIRE(market.post(base_path + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post(base_path + "/dispatch", supplier, json::object()).status == 200);
    const json said{{"lines",
                     {{{"line_id", order["lines"][0]["id"]},
                       {"accepted_quantity", 10},
                       {"rejected_quantity", 2},
                       {"reason", "磕碰<伤>"},
                       {"rejected_goods", "returned"},
                       {"handover_temperature_mc", 3'500}}}}};
    REQUIRE(market.post(base_path + "/acceptance", buyer, said).status == 200);
    CHECK(json_of(market.get(base_path + "/inspection-record", buyer))["supplier"]["name"].is_null());
    name(market, supplier, "盐源&苹果合作社");
    name(market, buyer, "成都第一小学");

    const auto record = json_of(market.get(base_path + "/inspection-record", supplier));
    CHECK(record["supplier"]["name"] == "盐源&苹果合作社");
    CHECK(record["supplier"]["credit_code"] == "93513423MA62H0LL4B");
    CHECK(record["supplier"]["dispatched_from"][0]["name"] == "W-1");
    CHECK(record["buyer"]["name"] == "成都第一小学");
    CHECK(record["purchased_on"] == "2026-03-02");
    const auto& line = record["lines"][0];
    CHECK(line["accepted_quantity"] == 10);
    CHECK(line["lots"][0] == json{{"number", "A<1>"}, {"quantity", 12}, {"produced_on", "2026-02-01"}, {"expires_on", "2026-06-01"}});

    const auto page = market.get(base_path + "/inspection-record/page", buyer);
    REQUIRE(page.status == 200);
    CHECK(page.headers.find("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.headers.find("Content-Security-Policy") == "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    for (const auto* text : {"盐源&amp;苹果合作社", "成都第一小学", "A&lt;1&gt;", "磕碰&lt;伤&gt;", "盐源&quot;苹果&quot;", "10 kg/件",
                             "2026-03-02", "统一社会信用代码 93513423MA62H0LL4B"})
        CHECK(page.body.find(text) != std::string::npos);
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.body.find("磕碰<伤>") == std::string::npos);
}
