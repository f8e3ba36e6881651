// Warehouses, lots and what is done to stock besides orders, over HTTP.
#include <catch.hpp>

#include <algorithm>
#include <set>

#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {
const auto supplier = shop::cooperative();
const auto buyer = shop::school();

std::set<std::string> faults_of(const http::response& answer) {
    std::set<std::string> pointers;
    const auto problem = json_of(answer);
    for (const auto& each : problem["errors"]) pointers.insert(each["pointer"].get<std::string>());
    return pointers;
}
}  // namespace

TEST_CASE("a supplier names warehouses and stations, lists them and closes one that is empty", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    json body{{"code", "ZD-1"}, {"kind", "village_station"}, {"name", "双河村站点"}, {"county_code", "513423"}, {"address", "双河村"}};
    const auto added = market.post("/v1/warehouses", supplier, body);
    INFO(added.body);
    REQUIRE(added.status == 201);
    CHECK(json_of(added)["kind"] == "village_station");
    CHECK(json_of(added)["closed_at"].is_null());
    const auto taken = market.post("/v1/warehouses", supplier, body);
    CHECK(taken.status == 409);
    CHECK(code_of(taken) == "warehouse-code-taken");
    market.stock_up(supplier, apples, 3, "ZD-1");
    market.stock_up(supplier, apples, 3, "A");
    const auto page = json_of(market.get("/v1/warehouses?limit=1", supplier));
    CHECK(page["data"][0]["code"] == "A");
    const auto rest = json_of(market.get("/v1/warehouses?limit=1&cursor=" + page["next_cursor"].get<std::string>(), supplier));
    CHECK(rest["data"][0] == json_of(added));
    CHECK(rest["has_more"] == false);
    CHECK(json_of(market.get("/v1/warehouses", shop::cooperative(2)))["data"].empty());

    const auto closure = "/v1/warehouses/" + json_of(added)["id"].get<std::string>() + "/closure";
    CHECK(code_of(market.post(closure, supplier, json::object())) == "warehouse-not-empty");
    CHECK(market.post(closure, shop::cooperative(2), json::object()).status == 404);
    body["code"] = "ZD-2";
    const auto empty = "/v1/warehouses/" + json_of(market.post("/v1/warehouses", supplier, body))["id"].get<std::string>() + "/closure";
    const auto closed = market.post(empty, supplier, json::object());
    CHECK(closed.status == 200);
    CHECK(json_of(closed)["closed_at"].is_string());
    CHECK(code_of(market.post(empty, supplier, json::object())) == "warehouse-closed");
    CHECK(market.get("/v1/warehouses", buyer).status == 403);
    market.check_invariants();
}

TEST_CASE("what is wrong with a warehouse is named all at once", "[orders][integration]") {
    shop market;
    const auto refused =
        market.post("/v1/warehouses", supplier, {{"code", "Z D"}, {"kind", "cave"}, {"name", ""}, {"county_code", "51342x"}, {"more", 1}});
    CHECK(refused.status == 400);
    CHECK(faults_of(refused) == std::set<std::string>{"/code", "/kind", "/name", "/county_code", "/address", "/more"});
    CHECK(market.post("/v1/warehouses/whs_1/closure", supplier, json::object()).status == 404);
}

TEST_CASE("a warehouse that is closed while goods arrive is closed or takes them", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    for (int round = 0; round < 8; ++round) {
        const auto code = "R-" + std::to_string(round);
        const auto added = market.post("/v1/warehouses", supplier,
                                       {{"code", code}, {"kind", "warehouse"}, {"name", "x"}, {"county_code", "513423"}, {"address", "x"}});
        const auto id = json_of(added)["id"].get<std::string>();
        const auto receipt = json{{"product_id", apples.product}, {"warehouse_code", code}, {"quantity", 1}, {"reason", "入库"}}.dump();
        auto done = std::make_shared<std::vector<http::response>>();
        const auto keep = [done](std::exception_ptr fault, http::response answer) {
            if (fault) std::rethrow_exception(fault);
            done->push_back(std::move(answer));
        };
        boost::asio::co_spawn(
            market.io, market.sending(http::method::post, "/v1/warehouses/" + id + "/closure", supplier, "{}", market.fresh_key()), keep);
        boost::asio::co_spawn(market.io, market.sending(http::method::post, "/v1/stock-receipts", supplier, receipt, market.fresh_key()),
                              keep);
        run_until(market.io, [&] { return done->size() == 2; });
        const auto refused = std::ranges::count(*done, 409, &http::response::status);
        CHECK(refused == 1);
        for (const auto& each : *done)
            if (each.status == 409) CHECK((code_of(each) == "warehouse-closed" || code_of(each) == "warehouse-not-empty"));
    }
    market.check_invariants();
}
