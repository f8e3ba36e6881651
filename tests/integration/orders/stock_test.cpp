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

namespace {

json receipt_of(const shown_offer& what, const std::string& warehouse, std::int64_t quantity, const std::string& batch,
                const std::string& expires_on) {
    return {{"product_id", what.product},
            {"warehouse_code", warehouse},
            {"quantity", quantity},
            {"reason", "入库"},
            {"batch", {{"number", batch}, {"harvested_on", "2026-03-01"}, {"expires_on", expires_on}}}};
}
json lots_of(shop& market, const shown_offer& what) {
    return json_of(market.get("/v1/stock-lots?product_id=" + what.product, supplier))["data"];
}

// All of them at the same time; answers in the order in which they came.
std::vector<http::response> race(shop& market, const std::vector<std::tuple<std::string, caller, json>>& posts) {
    auto answers = std::make_shared<std::vector<http::response>>();
    for (const auto& [target, from, body] : posts)
        boost::asio::co_spawn(market.io, market.sending(http::method::post, target, from, body.dump(), market.fresh_key()),
                              [answers](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  answers->push_back(std::move(answer));
                              });
    run_until(market.io, [&] { return answers->size() == posts.size(); }, std::chrono::seconds(40));
    return *answers;
}

std::ptrdiff_t count_of(const std::vector<http::response>& answers, int status) {
    return std::ranges::count(answers, status, &http::response::status);
}

}  // namespace

TEST_CASE("sixty-four buyers on twenty units in five lots get exactly twenty", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    for (int lot = 1; lot <= 5; ++lot)
        REQUIRE(market
                    .post("/v1/stock-receipts", supplier,
                          receipt_of(apples, lot % 2 ? "A" : "Z", 4, "B-" + std::to_string(lot), "2026-04-0" + std::to_string(lot)))
                    .status == 201);
    std::vector<std::tuple<std::string, caller, json>> posts(64, {"/v1/orders", buyer, market.order_body(supplier, {{apples, 1}})});
    const auto answers = race(market, posts);
    CHECK(count_of(answers, 201) == 20);
    CHECK(count_of(answers, 409) == 44);
    for (const auto& each : lots_of(market, apples)) CHECK(each["reserved"] == 4);
    market.check_invariants();
}

TEST_CASE("transfers, stock-taking and orders that race leave nothing out and nothing twice", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    REQUIRE(market.post("/v1/stock-receipts", supplier, receipt_of(apples, "A", 20, "B-1", "2026-04-01")).status == 201);
    REQUIRE(market.post("/v1/stock-receipts", supplier, receipt_of(apples, "Z", 20, "B-1", "2026-04-01")).status == 201);
    const auto lot = lots_of(market, apples)[0]["lot_id"];
    const auto transfer = [&](const char* from, const char* to) {
        return json{{"product_id", apples.product},
                    {"from_warehouse_code", from},
                    {"to_warehouse_code", to},
                    {"lot_id", lot},
                    {"quantity", 1},
                    {"reason", "调拨"}};
    };
    std::vector<std::tuple<std::string, caller, json>> posts;
    for (int i = 0; i < 12; ++i) {
        posts.emplace_back("/v1/orders", buyer, market.order_body(supplier, {{apples, 1}}));
        posts.emplace_back("/v1/stock-transfers", supplier, i % 2 ? transfer("A", "Z") : transfer("Z", "A"));
    }
    const auto answers = race(market, posts);
    for (const auto& each : answers) {
        INFO(each.body);
        CHECK(each.status == 201);
    }
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{40, 12});
    market.check_invariants();
}

TEST_CASE("a stock-taking that races a dispatch is written down before or after it", "[orders][integration]") {
    shop market;
    for (int round = 0; round < 6; ++round) {
        const auto apples = market.list_product(supplier);
        REQUIRE(market.post("/v1/stock-receipts", supplier, receipt_of(apples, "A", 10, "B-1", "2026-04-01")).status == 201);
        const auto lot = lots_of(market, apples)[0]["lot_id"];
        const auto order = market.place(buyer, supplier, {{apples, 4}})["id"].get<std::string>();
        REQUIRE(market.post("/v1/orders/" + order + "/confirmation", supplier, json::object()).status == 200);
        const json count{{"product_id", apples.product},
                         {"warehouse_code", "A"},
                         {"reason", "盘点"},
                         {"counts", {{{"lot_id", lot}, {"counted", 9}, {"cause", "loss"}}}}};
        const auto answers =
            race(market, {{"/v1/orders/" + order + "/dispatch", supplier, json::object()}, {"/v1/stock-takings", supplier, count}});
        CHECK(count_of(answers, 200) == 1);
        const auto on_hand = market.stock_of(supplier, apples).first;
        // Counted first: 9 − 4. Dispatched first: 6 were written down, so that 9 are more and a loss does not fit.
        CHECK(((count_of(answers, 201) == 1 && on_hand == 5) || (count_of(answers, 422) == 1 && on_hand == 6)));
    }
    market.check_invariants();
}

TEST_CASE("what is wrong with a receipt, a transfer, a count is named by its place", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    auto receipt = receipt_of(apples, "A", 1, "", "2026-13-01");
    receipt["lot_id"] = "lot_1";
    receipt["expires_on"] = "soon";
    CHECK(faults_of(market.post("/v1/stock-receipts", supplier, receipt)) ==
          std::set<std::string>{"/batch", "/batch/number", "/batch/expires_on", "/lot_id", "/expires_on"});
    receipt = receipt_of(apples, "A", 1, "B", "2026-04-01");
    receipt["lot_id"] = "lot_01JQ0000000000000000000000";
    CHECK(faults_of(market.post("/v1/stock-receipts", supplier, receipt)) == std::set<std::string>{"/batch"});
    CHECK(faults_of(market.post("/v1/stock-transfers", supplier,
                                {{"product_id", "x"}, {"from_warehouse_code", "A B"}, {"quantity", 0}, {"lot_id", 5}, {"reason", ""}})) ==
          std::set<std::string>{"/product_id", "/from_warehouse_code", "/to_warehouse_code", "/quantity", "/lot_id", "/reason"});
    CHECK(faults_of(market.post("/v1/stock-takings", supplier,
                                {{"product_id", apples.product},
                                 {"warehouse_code", "A"},
                                 {"reason", "r"},
                                 {"counts", {{{"counted", -1}}, {{"counted", 1}, {"cause", "mice"}}}}})) ==
          std::set<std::string>{"/counts/0/counted", "/counts/1/cause"});
    CHECK(faults_of(market.post("/v1/stock-write-offs", supplier, json::object())) ==
          std::set<std::string>{"/product_id", "/warehouse_code", "/reason"});
    CHECK(market.get("/v1/stock-lots", supplier).status == 400);
    CHECK(market.get("/v1/stock-lots?product_id=" + apples.product, buyer).status == 403);
    CHECK(code_of(market.post("/v1/stock-write-offs", supplier,
                              {{"product_id", apples.product}, {"warehouse_code", "Q"}, {"reason", "r"}})) == "warehouse-not-found");
}

TEST_CASE("a catalogue's lot is received up to what was delivered into it, and its ledger names it", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const std::string lot = "lot_01JQ0000000000000000000001";
    market.catalogue.publish("product.changed", apples.product,
                             {{"product_id", apples.product}, {"unit_net_mass_g", 10'000}, {"shelf_life_hours", 240}}, market.clock.now());
    market.catalogue.publish("lot.intake_recorded", lot,
                             {{"lot_id", lot},
                              {"product_id", apples.product},
                              {"supplier_organisation_id", supplier.organisation()},
                              {"number", "L-1"},
                              {"harvested_on", "2026-03-01"},
                              {"place_code", "513423"},
                              {"totals",
                               {{"poor", {{"intakes", 1}, {"quantity_g", 30'000}, {"amount_fen", 1}}},
                                {"other", {{"intakes", 1}, {"quantity_g", 25'000}, {"amount_fen", 1}}}}},
                              {"intake", nullptr}},
                             market.clock.now());
    market.wait_for_catalogue();
    json receipt{{"product_id", apples.product}, {"warehouse_code", "A"}, {"quantity", 6}, {"reason", "入库"}, {"lot_id", lot}};
    const auto refused = market.post("/v1/stock-receipts", supplier, receipt);
    CHECK(refused.status == 409);
    CHECK(code_of(refused) == "lot-exceeded");
    CHECK(json_of(refused)["room"] == 5);
    receipt["quantity"] = 5;
    CHECK(market.post("/v1/stock-receipts", supplier, receipt).status == 201);
    const auto shown = lots_of(market, apples);
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["number"] == "L-1");
    CHECK(shown[0]["source"] == "catalogue");
    CHECK(shown[0]["expires_on"] == "2026-03-11");
    const auto ledger = json_of(market.get("/v1/stock-movements?product_id=" + apples.product, supplier))["data"];
    CHECK(ledger[0]["lot_id"] == lot);
    CHECK(ledger[0]["cause"].is_null());
    market.check_invariants();
}
