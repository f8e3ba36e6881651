// Complaints over HTTP: who may, bad input by its place, and the supplier's score with its numbers.
#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::colleague(101, {"complaints:read", "complaints:write", "orders:accept", "orders:place", "orders:read"});

caller answering() {
    auto who = shop::cooperative();
    who.who.permissions = {"complaints:answer", "complaints:read"};
    return who;
}

std::string accepted_order(shop& market, const shown_offer& apples) {
    const std::string id = market.place(buyer, supplier, {{apples, 2}})["id"];
    const auto path = "/v1/orders/" + id;
    REQUIRE(market.post(path + "/confirmation", supplier, json::object(), market.fresh_key()).status == 200);
    REQUIRE(market.post(path + "/dispatch", supplier, json::object(), market.fresh_key()).status == 200);
    REQUIRE(market.post(path + "/acceptance", buyer, {{"all", true}}, market.fresh_key()).status == 200);
    return path;
}

}  // namespace

TEST_CASE("a complaint is opened, answered and agreed to over HTTP, and its faults are named", "[orders][complaint][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto order = accepted_order(market, apples);
    const auto bad = market.post(order + "/complaints", buyer,
                                 {{"ground", "mood"}, {"words", ""}, {"evidence", {"xyz"}}, {"refund_fen", -1}}, market.fresh_key());
    std::vector<std::string> faults;
    for (const auto& each : json_of(bad)["errors"]) faults.push_back(each["pointer"]);
    CHECK(faults == std::vector<std::string>{"/ground", "/words", "/evidence", "/refund_fen"});
    const auto greedy =
        market.post(order + "/complaints", buyer, {{"ground", "quality"}, {"words", "坏果"}, {"refund_fen", 12'001}}, market.fresh_key());
    CHECK(greedy.status == 409);
    CHECK(code_of(greedy) == "refund-too-large");
    CHECK(json_of(greedy)["refundable_fen"] == 12'000);

    const auto opened =
        market.post(order + "/complaints", buyer, {{"ground", "quality"}, {"words", "坏果"}, {"refund_fen", 2'000}}, market.fresh_key());
    INFO(opened.body);
    REQUIRE(opened.status == 201);
    const auto path = "/v1/complaints/" + json_of(opened)["id"].get<std::string>();
    CHECK(market.post(path + "/answer", buyer, {{"words", "x"}, {"offer_fen", 1}}, market.fresh_key()).status == 403);
    CHECK(json_of(market.post(path + "/answer", answering(), {{"words", "同意"}, {"offer_fen", 2'000}}, market.fresh_key()))["status"] ==
          "answered");
    CHECK(json_of(market.post(path + "/agreement", buyer, json::object(), market.fresh_key()))["refund_fen"] == 2'000);
    CHECK(market.get(path, shop::colleague(9, {"complaints:read"}, std::nullopt, 102)).status == 404);
    CHECK(json_of(market.get("/v1/complaints?status=settled", answering()))["data"].size() == 1);
    CHECK(market.get("/v1/complaints?status=lost", buyer).status == 400);
    market.check_invariants();
}

TEST_CASE("a score is public once there are five orders, and each part says what it was reckoned from",
          "[orders][complaint][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = "/v1/suppliers/" + supplier.organisation() + "/score";
    for (int i = 0; i < 4; ++i) accepted_order(market, apples);
    CHECK(json_of(market.get(path, buyer))["score"].is_null());
    accepted_order(market, apples);
    const auto score = json_of(market.get(path, buyer));
    CHECK(score["score"] == 100);
    CHECK(score["orders"] == 5);
    CHECK(score["parts"][1]["text_zh"] == "5 单中 5 单在要求送达日及以前发货");
    CHECK(market.get("/v1/suppliers/x/score", buyer).status == 400);
}
