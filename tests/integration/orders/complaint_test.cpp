// Complaints over HTTP: who may, bad input by its place, and the supplier's score with its numbers.
#include <catch.hpp>

#include "tests/integration/orders/broken_invariants.hpp"
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

TEST_CASE("a complaint names lines over HTTP, its answer and ruling too, and faults are told by their place",
          "[orders][complaint][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto pears = market.shelf(supplier, 100);
    const std::string id = market.place(buyer, supplier, {{apples, 2}, {pears, 1}})["id"];
    const auto order = "/v1/orders/" + id;
    REQUIRE(market.post(order + "/confirmation", supplier, json::object(), market.fresh_key()).status == 200);
    REQUIRE(market.post(order + "/dispatch", supplier, json::object(), market.fresh_key()).status == 200);
    REQUIRE(market.post(order + "/acceptance", buyer, {{"all", true}}, market.fresh_key()).status == 200);
    const auto lines = json_of(market.get(order, buyer))["lines"];
    const auto of_line = [&](std::size_t i, std::int64_t quantity, std::int64_t amount) {
        return json{{"line_id", lines[i]["id"]}, {"quantity", quantity}, {"refund_fen", amount}};
    };
    const auto ask = [&](const json& named, std::int64_t amount) {
        return market.post(order + "/complaints", buyer,
                           {{"ground", "quality"}, {"words", "坏果"}, {"refund_fen", amount}, {"lines", named}}, market.fresh_key());
    };
    CHECK(json_of(ask(json::array({of_line(0, 1, 100)}), 99))["errors"][0]["pointer"] == "/refund_fen");
    CHECK(json_of(ask(json::array({of_line(0, 0, 100)}), 100))["errors"][0]["pointer"] == "/lines/0/quantity");
    const auto greedy = ask(json::array({of_line(1, 1, 6'001)}), 6'001);
    CHECK(code_of(greedy) == "refund-too-large");
    CHECK(json_of(greedy)["errors"][0]["pointer"] == "/lines/0/refund_fen");
    CHECK(code_of(ask(json::array({of_line(1, 2, 1)}), 1)) == "complaint-lines-invalid");
    const auto opened = ask(json::array({of_line(0, 1, 3'000), of_line(1, 1, 1'000)}), 4'000);
    INFO(opened.body);
    REQUIRE(opened.status == 201);
    const auto path = "/v1/complaints/" + json_of(opened)["id"].get<std::string>();
    const auto by_line = [&](std::size_t i, std::int64_t amount) { return json{{"line_id", lines[i]["id"]}, {"amount_fen", amount}}; };
    const auto answered =
        market.post(path + "/answer", answering(), {{"words", "部分同意"}, {"offer_fen", 500}, {"lines", json::array({by_line(1, 500)})}},
                    market.fresh_key());
    REQUIRE(answered.status == 200);
    CHECK(json_of(answered)["lines"][0]["offered_fen"] == 0);
    CHECK(json_of(answered)["lines"][1]["offered_fen"] == 500);
    REQUIRE(market.post(path + "/escalation", buyer, {{"words", "不同意"}}, market.fresh_key()).status == 200);
    auto reviewer = shop::colleague(50, {"complaints:read", "complaints:rule"}, std::nullopt, 150);
    reviewer.who.organisation_kind = "operator";
    const auto ruled = market.post(path + "/ruling", reviewer, {{"words", "支持"}, {"refund_fen", 2'000}}, market.fresh_key());
    INFO(ruled.body);
    REQUIRE(ruled.status == 200);
    CHECK(json_of(ruled)["lines"][0]["refund_fen"] == 1'500);
    CHECK(json_of(ruled)["lines"][1]["refund_fen"] == 500);
    const auto after = json_of(market.get(order, buyer))["lines"];
    CHECK(after[0]["refunded_fen"] == 1'500);
    CHECK(after[1]["refunded_fen"] == 500);
    const auto figures = json_of(market.get("/v1/buyers/" + buyer.organisation() + "/purchase-figures?year=2026", buyer));
    CHECK(figures["total_fen"] == 18'000);
    CHECK(figures["given_back_fen"] == 2'000);
    CHECK(figures["net_fen"] == 16'000);
    CHECK(figures["figures"][0]["net_fen"] == 16'000);
    market.check_invariants();
    auto connection = market.session();
    connection.execute("UPDATE complaint_line SET refund_fen = refund_fen - 1 WHERE position = 1");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"complaints-give-back-of-the-lines-they-name"});
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
