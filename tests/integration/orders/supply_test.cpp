// Long-term contracts over HTTP on a private MariaDB: bad bodies, signing by hash, races for the last of a period, what is owed in the end.
#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/integration/orders/with_signature.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = with_signature(shop::cooperative());
const auto buyer = with_signature(shop::school());

json terms_of(const shown_offer& offer, std::int64_t quantity = 100) {
    return {{"kind", "underwriting"},
            {"product_id", offer.product},
            {"goods", "盐源苹果 80 果"},
            {"floor_price_fen", 5'500},
            {"pricing", "market"},
            {"starts_on", "2026-03-02"},
            {"step", "week"},
            {"periods", 2},
            {"quantity_per_period", quantity}};
}

std::string propose(shop& market, const json& terms) {
    const auto made = market.post("/v1/supply-contracts", buyer, terms);
    INFO(made.body);
    REQUIRE(made.status == 201);
    return "/v1/supply-contracts/" + json_of(made)["id"].get<std::string>();
}

std::string in_force(shop& market, const json& terms) {
    const auto path = propose(market, terms);
    const auto hash = json_of(market.get(path, buyer))["text_sha256"];
    REQUIRE(market.post(path + "/signatures", buyer, {{"text_sha256", hash}}).status == 200);
    REQUIRE(json_of(market.post(path + "/signatures", supplier, {{"text_sha256", hash}}))["status"] == "in_force");
    return path;
}

json call_off_of(const shop& market, const shown_offer& offer, std::int64_t quantity, const char* day = "2026-03-05") {
    auto body = market.order_body(supplier, {{offer, quantity}});
    body.erase("supplier_organisation_id");
    body["requested_delivery_date"] = day;
    return body;
}

std::vector<std::string> faults_of(const http::response& answer) {
    std::vector<std::string> faults;
    for (const auto& each : json_of(answer)["errors"])
        faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    std::ranges::sort(faults);
    return faults;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a bad contract is refused with every place at once", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    auto body = json{{"kind", "gift"}, {"product_id", "x"},     {"goods", ""},          {"floor_price_fen", 0},
                     {"step", "day"},  {"starts_on", "morgen"}, {"periods", 121},       {"quantity_per_period", 1'000'000'001},
                     {"rebate", 1},    {"pricing", "guess"},    {"unit_price_fen", "1"}};
    const auto wrong = market.post("/v1/supply-contracts", buyer, body);
    CHECK(wrong.status == 400);
    CHECK(faults_of(wrong) == list{"/floor_price_fen out-of-range", "/goods too-short", "/kind out-of-range", "/periods out-of-range",
                                   "/pricing out-of-range", "/product_id invalid-format", "/quantity_per_period out-of-range",
                                   "/rebate unknown-field", "/starts_on invalid-format", "/step out-of-range",
                                   "/unit_price_fen wrong-type"});
    body = terms_of(apples);
    body["starts_on"] = "2026-03-01";
    body["unit_price_fen"] = 6'000;
    const auto unsound = market.post("/v1/supply-contracts", buyer, body);
    CHECK(unsound.status == 422);
    CHECK(faults_of(unsound) == list{"/starts_on past", "/unit_price_fen unexpected"});
    CHECK(market.post("/v1/supply-contracts", shop::school(), terms_of(apples)).status == 403);
    CHECK(market.get("/v1/supply-contracts/spc_x", buyer).status == 404);
}

TEST_CASE("both sides sign the hash of one text, and the journal tells both", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto path = propose(market, terms_of(apples));
    const auto contract = json_of(market.get(path, supplier));
    CHECK(contract["status"] == "proposed");
    CHECK(contract["ends_on"] == "2026-03-15");
    CHECK(contract["periods"].size() == 2);
    const auto differs = market.post(path + "/signatures", supplier, {{"text_sha256", std::string(64, '0')}});
    CHECK(code_of(differs) == "supply-text-differs");
    CHECK(json_of(differs)["text_sha256"] == contract["text_sha256"]);
    CHECK(faults_of(market.post(path + "/signatures", supplier, {{"text_sha256", "F"}})) == list{"/text_sha256 invalid-format"});
    // Twenty signatures of one side at once are one.
    const auto body = json{{"text_sha256", contract["text_sha256"]}}.dump();
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(market.fresh_key());
    int signed_count = 0;
    for (const auto& each : market.post_all(path + "/signatures", supplier, std::vector<std::string>(20, body), keys)) {
        if (each.status == 200) ++signed_count;
        if (each.status != 200) CHECK(code_of(each) == "supply-signed-already");
    }
    CHECK(signed_count == 1);
    REQUIRE(market.post(path + "/signatures", buyer, {{"text_sha256", contract["text_sha256"]}}).status == 200);
    CHECK(json_of(market.get(path, buyer))["signatures"].size() == 2);
    CHECK(json_of(market.get("/v1/supply-contracts", supplier))["data"][0]["status"] == "in_force");
    CHECK(json_of(market.get("/v1/supply-contracts", shop::school(102)))["data"].empty());
    CHECK(market.get(path, shop::school(102)).status == 404);
    auto connection = market.session();
    auto rows = connection.query("SELECT type FROM journal WHERE aggregate_type = 'supply_contract' ORDER BY aggregate_version");
    list types;
    while (rows.next()) types.push_back(rows.text(0));
    CHECK(types == list{"supply_contract.proposed", "supply_contract.signed", "supply_contract.in_force"});
    market.check_invariants();
}

TEST_CASE("forty call-offs at once take what a period has and no more", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    const auto path = in_force(market, terms_of(apples, 100));
    std::vector<std::string> keys;
    for (int i = 0; i < 40; ++i) keys.push_back(market.fresh_key());
    const std::vector<std::string> bodies(40, call_off_of(market, apples, 7).dump());
    std::size_t won = 0;
    for (const auto& each : market.post_all(path + "/call-offs", buyer, bodies, keys)) {
        INFO(each.body);
        if (each.status == 201) {
            ++won;
            CHECK(json_of(each)["lines"][0]["unit_price_fen"] == 6'000);
        } else {
            CHECK(code_of(each) == "supply-exhausted");
            CHECK(faults_of(each) == list{"/lines/0/quantity out-of-range"});
        }
    }
    CHECK(won == 14);
    std::size_t again = 0;
    for (const auto& each : market.post_all(path + "/call-offs", buyer, bodies, keys))
        if (each.status == 201) ++again;
    CHECK(again == 14);  // the same keys: the same orders
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>(1'000, 98));
    CHECK(json_of(market.get(path, supplier))["periods"][0]["left_quantity"] == 2);
    CHECK(json_of(market.get(path + "/call-offs?limit=10", supplier))["data"].size() == 10);
    CHECK(json_of(market.get("/v1/orders?limit=100", buyer))["data"].size() == 14);
    market.check_invariants();
}

TEST_CASE("the floor holds when the market falls, and an offer that changed is told as for any order", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = in_force(market, terms_of(apples));
    market.clock.advance(std::chrono::seconds(1));
    const auto cheaper = market.change_price(supplier, apples, 3'000);
    CHECK(code_of(market.post(path + "/call-offs", buyer, call_off_of(market, apples, 1))) == "offer-changed");
    const auto made = market.post(path + "/call-offs", buyer, call_off_of(market, cheaper, 2));
    INFO(made.body);
    REQUIRE(made.status == 201);
    CHECK(json_of(made)["total_fen"] == 11'000);
    CHECK(code_of(market.post(path + "/call-offs", buyer, call_off_of(market, cheaper, 1, "2026-03-16"))) == "supply-outside-term");
    const auto pears = market.shelf(supplier, 100);
    const auto other = market.post(path + "/call-offs", buyer, call_off_of(market, pears, 1));
    CHECK(code_of(other) == "supply-other-product");
    CHECK(faults_of(other) == list{"/lines/0/offer_id other-product"});
    auto two = call_off_of(market, cheaper, 1);
    two["lines"].push_back(two["lines"][0]);
    CHECK(faults_of(market.post(path + "/call-offs", buyer, two)) == list{"/lines too-many"});
    market.check_invariants();
}

TEST_CASE("cancelled call-offs race with new ones and nothing is lost; the rest of an underwriting is owed", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    const auto path = in_force(market, terms_of(apples, 100));
    std::vector<std::string> orders;
    for (int i = 0; i < 10; ++i) orders.push_back(json_of(market.post(path + "/call-offs", buyer, call_off_of(market, apples, 10)))["id"]);
    struct shot {
        std::string target;
        std::string body;
        http::response answer{};
    };
    std::vector<shot> shots;
    for (int i = 0; i < 10; ++i) {
        shots.push_back({"/v1/orders/" + orders[static_cast<std::size_t>(i)] + "/cancellation", R"({"reason": "不需要"})"});
        shots.push_back({path + "/call-offs", call_off_of(market, apples, 5).dump()});
    }
    std::size_t done = 0;
    for (auto& each : shots)
        boost::asio::co_spawn(market.io, market.sending(http::method::post, each.target, buyer, each.body, market.fresh_key()),
                              [&](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  each.answer = std::move(answer);
                                  ++done;
                              });
    run_until(market.io, [&] { return done == shots.size(); }, std::chrono::seconds(30));
    std::int64_t taken = 100;
    for (const auto& each : shots) {
        if (each.answer.status == 200) taken -= 10;
        if (each.answer.status == 201) taken += 5;
    }
    CHECK(json_of(market.get(path, buyer))["periods"][0]["called_off_quantity"] == taken);
    market.check_invariants();
    market.clock.advance(std::chrono::days(14));
    for (const auto& side : {buyer, supplier}) {
        const auto contract = json_of(market.get(path, side));
        CHECK(contract["status"] == "ended");
        CHECK(contract["shortfall_quantity"] == 200 - taken);
        CHECK(contract["shortfall_fen"] == (200 - taken) * 5'500);
    }
    CHECK(code_of(market.post(path + "/call-offs", buyer, call_off_of(market, apples, 1, "2026-03-16"))) == "supply-not-in-force");
}
