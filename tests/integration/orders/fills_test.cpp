// Fills over HTTP on a private MariaDB: the whole way, the database that dies in the middle, bad bodies, and what doctor finds.
#include <catch.hpp>

#include <set>

#include "orders/store/mysql_invariant_checker.hpp"
#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto buyer = shop::colleague(101, {"needs:read", "needs:write", "orders:place", "orders:read"});

std::string state_need(shop& market, std::int64_t grams, std::int64_t share_limit = 1'000) {
    const auto made = market.post("/v1/needs", buyer,
                                  {{"kind", {{"name_zh", "苹果"}}},
                                   {"measure", "grams"},
                                   {"wanted", grams},
                                   {"delivery", {{"county_code", "510107"}, {"address", "成都市武侯区示范路1号"}, {"contact", "张老师"}}},
                                   {"requested_delivery_date", "2026-03-05"},
                                   {"price_per_kilogram_max_fen", 600},
                                   {"share_limit_permille", share_limit}});
    INFO(made.body);
    REQUIRE(made.status == 201);
    return json_of(made)["id"];
}
json propose(shop& market, const std::vector<std::string>& needs) {
    const auto made = market.post("/v1/need-fills", buyer, {{"need_ids", needs}});
    INFO(made.body);
    REQUIRE(made.status == 201);
    return json_of(made);
}
std::string commitment_of(const json& fill) { return "/v1/need-fills/" + fill["id"].get<std::string>() + "/commitment"; }
std::int64_t count_of(const shop& market, const std::string& statement) {
    auto connection = market.session();
    auto rows = connection.query(statement);
    return rows.next() ? rows.integer(0) : -1;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("three cooperatives fill one need together, each within its share, over HTTP", "[orders][fill][integration]") {
    shop market;
    std::vector<shown_offer> offers;
    for (unsigned char each = 1; each <= 3; ++each) offers.push_back(market.shelf(shop::cooperative(each), 100));
    const auto need = state_need(market, 505'000, 400);
    const auto fill = propose(market, {need});
    std::multiset<std::int64_t> quantities;
    for (const auto& share : fill["shares"]) {
        quantities.insert(share["quantity"].get<std::int64_t>());
        CHECK(share["reason"] == "need_covered");
        CHECK(share["distance"] == "elsewhere");
        CHECK_FALSE(share["explanation_zh"].get<std::string>().empty());
        CHECK_FALSE(share["explanation_en"].get<std::string>().empty());
    }
    CHECK(quantities == std::multiset<std::int64_t>{16, 17, 17});
    CHECK(fill["status"] == "proposed");
    CHECK(json_of(market.get("/v1/needs/" + need, buyer))["current_fill_id"] == fill["id"]);

    const auto key = market.fresh_key();
    const auto done = market.post(commitment_of(fill), buyer, json::object(), key);
    INFO(done.body);
    REQUIRE(done.status == 200);
    CHECK(market.post(commitment_of(fill), buyer, json::object(), key).body == done.body);
    CHECK(market.post(commitment_of(fill), buyer, {{"contract", true}}, key).status == 422);
    const auto settled = json_of(done);
    CHECK(settled["status"] == "settled");
    CHECK_FALSE(settled.contains("next"));
    for (const auto& share : settled["shares"]) {
        const auto order = json_of(market.get("/v1/orders/" + share["order_id"].get<std::string>(), buyer));
        CHECK(order["supplier_organisation_id"] == share["supplier_organisation_id"]);
        CHECK(order["lines"][0]["quantity"] == share["quantity"]);
        CHECK(order["delivery"]["contact"] == "张老师");
    }
    const auto after = json_of(market.get("/v1/needs/" + need, buyer));
    CHECK(after["committed"] == 500'000);
    CHECK(after["status"] == "partly_filled");  // five kilograms are less than a pack
    CHECK(count_of(market, "SELECT COUNT(*) FROM purchase_order") == 3);
    CHECK(json_of(market.get("/v1/need-fills/" + fill["id"].get<std::string>(), buyer)) == settled);
    CHECK(json_of(market.get("/v1/needs/" + need + "/fills", buyer))["data"].size() == 1);
    const auto stranger = shop::colleague(102, {"needs:read"}, std::nullopt, 102);
    CHECK(market.get("/v1/need-fills/" + fill["id"].get<std::string>(), stranger).status == 404);
    CHECK(market.get("/v1/needs/" + need + "/fills", stranger).status == 404);
    market.check_invariants();
}

TEST_CASE("a commitment that the database's death cuts off goes on and orders nothing twice", "[orders][fill][integration][crash]") {
    constexpr unsigned char suppliers = 8;
    database_server server;
    shop market(server.where(), {{"orders.offer_lag_max_seconds", "600"}});
    for (unsigned char each = 1; each <= suppliers; ++each) market.shelf(shop::cooperative(each), 100);
    const auto need = state_need(market, 8'000'000, 125);
    const auto fill = propose(market, {need});
    const auto key = market.fresh_key();
    const auto target = commitment_of(fill);
    bool answered = false;
    http::response answer;
    boost::asio::co_spawn(market.io, market.sending(http::method::post, target, buyer, "{}", key),
                          [&](std::exception_ptr fault, http::response got) {
                              if (fault) got.status = 0;
                              answer = std::move(got);
                              answered = true;
                          });
    run_until(market.io, [&] { return answered || count_of(market, "SELECT COUNT(*) FROM purchase_order") > 0; }, std::chrono::seconds(30));
    server.kill();
    server.start();
    run_until(market.io, [&] { return answered; }, std::chrono::seconds(60));
    for (int tries = 0; answer.status != 200 && tries < 20; ++tries) answer = market.send(http::method::post, target, buyer, "{}", key);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    CHECK(json_of(answer)["status"] == "settled");
    CHECK(count_of(market, "SELECT COUNT(*) FROM purchase_order") == suppliers);
    CHECK(count_of(market, "SELECT COUNT(*) FROM need_fill_share WHERE status = 'ordered'") == suppliers);
    CHECK(json_of(market.get("/v1/needs/" + need, buyer))["status"] == "filled");
    CHECK(market.send(http::method::post, target, buyer, "{}", key).body == answer.body);
    market.check_invariants();
}

TEST_CASE("a budget that does not suffice stops a commitment; a supplier that has run out does not", "[orders][fill][integration]") {
    shop market;
    const auto first = market.shelf(shop::cooperative(1), 30);
    market.shelf(shop::cooperative(2), 30);
    const auto need = state_need(market, 500'000);
    const auto without =
        market.post("/v1/need-fills", buyer, {{"need_ids", {need}}, {"budget_id", base::to_wire(numbered<orders::domain::budget_id>(9))}});
    REQUIRE(without.status == 201);
    const auto stopped = market.post(commitment_of(json_of(without)), buyer, json::object());
    CHECK(stopped.status == 422);
    CHECK(code_of(stopped) == "budget-unusable");
    CHECK(count_of(market, "SELECT COUNT(*) FROM need_fill WHERE settled_at IS NOT NULL") == 0);

    const auto fill = propose(market, {need});
    market.place(shop::school(102), shop::cooperative(1), {{first, 20}});
    const auto done = market.post(commitment_of(fill), buyer, json::object());
    INFO(done.body);
    REQUIRE(done.status == 200);
    const auto settled = json_of(done);
    REQUIRE(settled.contains("next"));
    CHECK(settled["next_fill_id"] == settled["next"]["id"]);
    std::int64_t again = 0;
    for (const auto& share : settled["next"]["shares"]) again += share["quantity"].get<std::int64_t>();
    CHECK(again == 15);  // ten that the first has still, five of the second's
    CHECK(market.post(commitment_of(settled["next"]), buyer, json::object()).status == 200);
    CHECK(json_of(market.get("/v1/needs/" + need, buyer))["committed"] == 400'000);
    market.check_invariants();
}

TEST_CASE("what cannot be proposed is refused with every fault named", "[orders][fill][integration]") {
    shop market;
    const auto need = state_need(market, 1'000);
    CHECK(faults_of(market.post("/v1/need-fills", buyer, {{"need_ids", {need, need, "ned_x"}}, {"channel", "post"}, {"campaign", ""}})) ==
          list{"/need_ids duplicate", "/need_ids invalid-format", "/channel out-of-range", "/campaign too-short"});
    CHECK(faults_of(market.post("/v1/need-fills", buyer, {{"need_ids", json::array()}})) == list{"/need_ids too-few"});
    CHECK(faults_of(market.post("/v1/need-fills", buyer, {{"need_ids", std::vector<std::string>(11, need)}}))[0] == "/need_ids too-many");
    CHECK(market.post("/v1/need-fills/fil_x/commitment", buyer, json::object()).status == 404);
}

TEST_CASE("doctor finds a need that is not its shares, a share that is no order's, a change that nobody heard of",
          "[orders][fill][integration][doctor]") {
    shop market;
    market.shelf(shop::cooperative(1), 100);
    const auto need = state_need(market, 100'000);
    REQUIRE(market.post(commitment_of(propose(market, {need})), buyer, json::object()).status == 200);
    market.check_invariants();
    const auto broken = [&] {
        auto connection = market.session();
        std::set<std::string> names;
        for (const auto& each : orders::store::check_invariants(connection))
            if (each.violations > 0) names.insert(each.name);
        return names;
    };
    const auto plant = [&](const std::string& statement) { market.session().execute(statement); };
    plant("UPDATE purchase_need SET committed = committed - 1, is_wanting = TRUE");
    CHECK(broken() == std::set<std::string>{"needs-are-the-sums-of-their-shares"});
    plant("UPDATE purchase_need SET committed = committed + 1, is_wanting = FALSE");
    plant("UPDATE need_fill_share SET order_id = fill_id WHERE status = 'ordered'");
    CHECK(broken() == std::set<std::string>{"shares-are-ordered-once"});
    plant("UPDATE need_fill_share SET order_id = (SELECT order_id FROM purchase_order) WHERE status = 'ordered'");
    CHECK(broken().empty());
    plant("UPDATE purchase_need SET version = version + 1");
    CHECK(broken() == std::set<std::string>{"every-change-of-a-need-is-in-the-journal"});
}
