// Approvals, purchasing rules and budgets over HTTP: who may, what is refused and where, and that nothing is spent twice.
#include <catch.hpp>

#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto clerk = shop::school();
const auto finance = shop::colleague(110, {"budgets:read", "budgets:write"});
const auto administrator = shop::colleague(111, {"budgets:read", "purchasing-rules:write"});
caller approver(unsigned char account = 120) { return shop::colleague(account, {"orders:approve", "orders:read"}); }

json budget_body(std::int64_t allocated) {
    return {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂经费"}, {"allocated_fen", allocated}};
}

std::string open_budget(shop& market, std::int64_t allocated) {
    const auto made = market.post("/v1/budgets", finance, budget_body(allocated), market.fresh_key());
    INFO(made.body);
    REQUIRE(made.status == 201);
    return json_of(made)["id"];
}

void set_rules(shop& market, const json& body) {
    const auto made = market.post("/v1/purchasing-rules", administrator, body, market.fresh_key());
    INFO(made.body);
    REQUIRE(made.status == 200);
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("an order goes from a clerk by two approvers to the supplier, and every fen of it is seen in the budget",
          "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto budget = open_budget(market, 100'000);
    set_rules(market, {{"approvals", json::array({{{"amount_from_fen", 50'000}, {"approvals", 2}}})}, {"budget_required", true}});
    auto body = market.order_body(supplier, {{apples, 10}});
    const auto unpaid = market.post("/v1/orders", clerk, body, market.fresh_key());
    CHECK(code_of(unpaid) == "budget-required");
    CHECK(faults_of(unpaid) == list{"/lines/0/budget_id required"});
    body["lines"][0]["budget_id"] = budget;
    body["lines"][0]["channel"] = "assistance_unit";
    body["lines"][0]["campaign"] = "消费帮扶新春行动";
    const auto placed = market.post("/v1/orders", clerk, body, market.fresh_key());
    REQUIRE(placed.status == 201);
    const auto order = json_of(placed);
    CHECK(order["status"] == "submitted");
    CHECK(order["approvals_needed"] == 2);
    CHECK(order["lines"][0]["channel"] == "assistance_unit");
    const auto path = "/v1/orders/" + order["id"].get<std::string>();
    CHECK(market.get(path, supplier).status == 404);
    CHECK(json_of(market.get("/v1/orders", supplier))["data"].empty());
    CHECK(json_of(market.get("/v1/orders?status=submitted", clerk))["data"].size() == 1);
    CHECK(json_of(market.get("/v1/budgets/" + budget, finance))["available_fen"] == 40'000);

    const json yes{{"decision", "approve"}};
    CHECK(market.post(path + "/approvals", approver(), yes, market.fresh_key()).status == 200);
    const auto last = market.post(path + "/approvals", approver(121), yes, market.fresh_key());
    CHECK(json_of(last)["status"] == "placed");
    CHECK(market.get(path, supplier).status == 200);
    const auto given = json_of(market.get(path + "/approvals", approver()))["data"];
    REQUIRE(given.size() == 2);
    CHECK(given[0]["decision"] == "approve");
    CHECK(json_of(market.get("/v1/budgets/" + budget + "/commitments", finance))["data"][0]["committed_fen"] == 60'000);
    CHECK(json_of(market.get("/v1/purchasing-rules", administrator))["data"][0]["version"] == 1);
    market.check_invariants();
}

TEST_CASE("of ten orders of thirty per cent of a budget exactly three pass", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    const auto budget = open_budget(market, 100'000);
    auto body = market.order_body(supplier, {{apples, 5}});
    body["lines"][0]["budget_id"] = budget;
    std::vector<std::string> keys;
    for (int i = 0; i < 10; ++i) keys.push_back(market.fresh_key());
    int passed = 0;
    for (const auto& each : market.post_all("/v1/orders", clerk, std::vector<std::string>(10, body.dump()), keys)) {
        if (each.status == 201) {
            ++passed;
            continue;
        }
        CHECK(each.status == 409);
        CHECK(code_of(each) == "budget-exceeded");
        CHECK(json_of(each)["available_fen"] == 10'000);
        CHECK(faults_of(each) == list{"/lines/0/budget_id budget-exceeded"});
    }
    CHECK(passed == 3);
    market.check_invariants();
}

TEST_CASE("bad approvals, rules and budgets are refused by name and place", "[orders][integration]") {
    shop market;
    const auto post = [&](const std::string& target, const caller& from, const json& body) {
        return market.post(target, from, body, market.fresh_key());
    };
    CHECK(faults_of(post("/v1/budgets", finance, {{"year", 2017}, {"fund", "gold"}, {"allocated_fen", -1}, {"extra", 1}})) ==
          list{"/year out-of-range", "/fund out-of-range", "/name_zh required", "/allocated_fen out-of-range", "/extra unknown-field"});
    CHECK(faults_of(post("/v1/purchasing-rules", administrator,
                         {{"approvals", json::array({{{"amount_from_fen", 5}, {"approvals", 6}}})}, {"budget_required", "yes"}})) ==
          list{"/approvals/0/approvals out-of-range", "/budget_required wrong-type"});
    const auto falling =
        post("/v1/purchasing-rules", administrator,
             {{"approvals", json::array({{{"amount_from_fen", 5}, {"approvals", 2}}, {{"amount_from_fen", 5}, {"approvals", 1}}})},
              {"budget_required", false}});
    CHECK(faults_of(falling) == list{"/approvals/1/amount_from_fen not-ascending", "/approvals/1/approvals not-ascending"});
    const auto budget = open_budget(market, 10);
    CHECK(code_of(post("/v1/budgets", finance, budget_body(1))) == "budget-exists");
    CHECK(code_of(post("/v1/budgets/bud_nonsense/allocation", finance, {{"allocated_fen", 1}})) == "budget-not-found");
    CHECK(market.get("/v1/budgets?year=1999", finance).status == 400);
    CHECK(market.get("/v1/budgets/" + budget, shop::colleague(7, {"budgets:read"}, std::nullopt, 102)).status == 404);
    CHECK(post("/v1/budgets", clerk, budget_body(1)).status == 403);

    const auto apples = market.shelf(supplier, 10);
    set_rules(market, {{"approvals", json::array({{{"amount_from_fen", 0}, {"approvals", 1}}})}, {"budget_required", false}});
    const auto order = market.place(clerk, supplier, {{apples, 1}});
    const auto path = "/v1/orders/" + order["id"].get<std::string>() + "/approvals";
    CHECK(faults_of(post(path, approver(), {{"decision", "perhaps"}})) == list{"/decision out-of-range"});
    CHECK(faults_of(post(path, approver(), {{"decision", "refuse"}})) == list{"/comment required"});
    CHECK(code_of(post(path, shop::colleague(101, {"orders:approve"}), {{"decision", "approve"}})) == "own-order");
    CHECK(code_of(post(path, shop::colleague(120, {"orders:approve"}, std::nullopt, 102), {{"decision", "approve"}})) == "order-not-found");
    CHECK(code_of(post(path, shop::colleague(120, {"orders:approve"}, numbered<base::unit_id>(4)), {{"decision", "approve"}})) ==
          "order-not-found");
    CHECK(post(path, clerk, {{"decision", "approve"}}).status == 403);
    market.check_invariants();
}

TEST_CASE("whoever acts for a unit sees, buys and pays for that unit alone", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto east = numbered<base::unit_id>(1);
    const auto west = numbered<base::unit_id>(2);
    const std::vector<std::string> all{"budgets:read", "budgets:write", "orders:place", "orders:read"};
    const auto of_east = shop::colleague(130, all, east);
    const auto of_west = shop::colleague(131, all, west);
    auto body = budget_body(100'000);
    CHECK(faults_of(market.post("/v1/budgets", of_east, body, market.fresh_key())) == list{"/unit_id other-unit"});
    body["unit_id"] = base::to_wire(east);
    const auto made = market.post("/v1/budgets", of_east, body, market.fresh_key());
    REQUIRE(made.status == 201);
    const std::string budget = json_of(made)["id"];
    CHECK(market.get("/v1/budgets/" + budget, of_west).status == 404);
    CHECK(json_of(market.get("/v1/budgets", of_west))["data"].empty());
    auto order = market.order_body(supplier, {{apples, 1}});
    order["lines"][0]["budget_id"] = budget;
    CHECK(code_of(market.post("/v1/orders", of_west, order, market.fresh_key())) == "budget-unusable");
    const auto placed = market.post("/v1/orders", of_east, order, market.fresh_key());
    REQUIRE(placed.status == 201);
    const auto path = "/v1/orders/" + json_of(placed)["id"].get<std::string>();
    CHECK(market.get(path, of_east).status == 200);
    CHECK(market.get(path, of_west).status == 404);
    CHECK(json_of(market.get("/v1/orders", of_west))["data"].empty());
    CHECK(json_of(market.get("/v1/orders", clerk))["data"].size() == 1);
    market.check_invariants();
}
