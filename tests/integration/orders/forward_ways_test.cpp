// Drafts and call-offs ahead of a harvest over HTTP on a private MariaDB: what is read back, bad weeks, races for the last of a week.
#include <catch.hpp>

#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/harvest_news.hpp"
#include "tests/integration/orders/with_signature.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = with_signature(shop::cooperative());
const auto buyer = with_signature(shop::school());
constexpr auto in_w12 = "2026-03-18";
using list = std::vector<std::string>;

std::string open_draft(shop& market) {
    auto body = market.order_body(supplier, {});
    body.erase("lines");
    body["requested_delivery_date"] = in_w12;
    const auto made = market.post("/v1/order-drafts", buyer, body);
    REQUIRE(made.status == 201);
    return "/v1/order-drafts/" + json_of(made)["id"].get<std::string>();
}

json line_of(const shown_offer& offer, std::int64_t quantity, const json& week = "2026-W12") {
    return {{"offer_id", offer.offer}, {"offer_version", offer.version}, {"quantity", quantity}, {"delivery_week", week}};
}

// Of so much a period, which is a month; in force.
std::string contract_of(shop& market, const shown_offer& offer, std::int64_t quantity) {
    const json terms{{"kind", "supply"},
                     {"product_id", offer.product},
                     {"goods", "盐源苹果"},
                     {"floor_price_fen", 5'500},
                     {"pricing", "market"},
                     {"starts_on", "2026-03-02"},
                     {"step", "month"},
                     {"periods", 1},
                     {"quantity_per_period", quantity}};
    const auto path = "/v1/supply-contracts/" + json_of(market.post("/v1/supply-contracts", buyer, terms))["id"].get<std::string>();
    const json hash{{"text_sha256", json_of(market.get(path, buyer))["text_sha256"]}};
    for (const auto& who : {buyer, supplier}) REQUIRE(market.post(path + "/signatures", who, hash).status == 200);
    return path;
}

json call_off_of(const shop& market, const shown_offer& offer, std::int64_t quantity, const json& week = "2026-W12") {
    auto body = market.order_body(supplier, {{offer, quantity}});
    body.erase("supplier_organisation_id");
    body["requested_delivery_date"] = in_w12;
    body["lines"][0]["delivery_week"] = week;
    return body;
}

const auto canteen = shop::colleague(101, {"needs:read", "needs:write", "orders:place", "orders:read"});

// What is proposed for so many grams that a canteen wants in that week.
json fill_of_need(shop& market, std::int64_t grams) {
    const auto need =
        json_of(market.post("/v1/needs", canteen,
                            {{"kind", {{"name_zh", "苹果"}}},
                             {"measure", "grams"},
                             {"wanted", grams},
                             {"delivery", {{"county_code", "510107"}, {"address", "成都市武侯区示范路1号"}, {"contact", "张老师"}}},
                             {"requested_delivery_date", in_w12}}));
    return json_of(market.post("/v1/need-fills", canteen, {{"need_ids", {need["id"]}}}));
}

}  // namespace

TEST_CASE("a draft's line says its week in every answer, changes it, and is placed ahead", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 10 * pack);
    const auto path = open_draft(market);
    const auto added = json_of(market.post(path + "/lines", buyer, line_of(apples, 4)));
    CHECK(added["delivery_week"] == "2026-W12");
    CHECK(json_of(market.get(path, buyer))["lines"][0]["delivery_week"] == "2026-W12");
    const auto line = path + "/lines/" + added["id"].get<std::string>() + "/changes";
    market.more_headers = {{"If-Match", "*"}};
    CHECK(json_of(market.post(line, buyer, {{"offer_version", 1}, {"quantity", 5}}))["delivery_week"].is_null());
    CHECK(json_of(market.post(line, buyer, {{"offer_version", 1}, {"quantity", 5}, {"delivery_week", "2026-W12"}}))["delivery_week"] ==
          "2026-W12");
    CHECK(faults_of(market.post(line, buyer, {{"offer_version", 1}, {"quantity", 5}, {"delivery_week", "2026-W54"}})) ==
          list{"/delivery_week invalid-format"});
    market.more_headers.clear();
    CHECK(faults_of(market.post(path + "/lines", buyer, line_of(apples, 0, "12"))) ==
          list{"/quantity out-of-range", "/delivery_week invalid-format"});
    CHECK(capacities(market, "product_id=" + apples.product)[0]["held_g"] == 0);

    const auto order = json_of(market.post(path + "/submission", buyer, json::object()));
    CHECK(order["lines"][0]["delivery_week"] == "2026-W12");
    CHECK(order["lines"][0]["waiting_quantity"] == 5);
    CHECK(capacities(market, "product_id=" + apples.product)[0]["held_g"] == 5 * pack);
    auto connection = market.session();
    CHECK(
        connection.query(R"(SELECT id FROM journal WHERE type = 'draft.line_added' AND data LIKE '%"delivery_week":"2026-W12"%')").size() ==
        1);
    CHECK(broken(market).empty());
}

TEST_CASE("sixty-four drafts that are submitted at once share the last ten packs of a week", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 10 * pack + pack - 1);
    std::vector<shop::call> calls;
    for (int i = 0; i < 64; ++i) {
        const auto path = open_draft(market);
        REQUIRE(market.post(path + "/lines", buyer, line_of(apples, 1)).status == 201);
        calls.push_back({path + "/submission", buyer, "{}", market.fresh_key()});
    }
    int won = 0;
    for (const auto& each : market.post_calls(calls)) {
        INFO(each.body);
        if (each.status == 201) {
            ++won;
            continue;
        }
        CHECK(code_of(each) == "capacity-exceeded");
        CHECK(faults_of(each) == list{"/lines/0/quantity capacity-exceeded"});
    }
    CHECK(won == 10);
    CHECK(capacities(market, "product_id=" + apples.product)[0]["held_g"] == 10 * pack);
    CHECK(market.session().query("SELECT draft_id FROM order_draft WHERE order_id IS NOT NULL").size() == 10);
    CHECK(broken(market).empty());
    market.check_invariants();
}

TEST_CASE("call-offs ahead race for the last of a week and take no more of their contract than they get",
          "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 10 * pack);
    const auto path = contract_of(market, apples, 1'000);
    CHECK(faults_of(market.post(path + "/call-offs", buyer, call_off_of(market, apples, 1, "2026-W13"))) ==
          list{"/lines/0/delivery_week other-week"});
    CHECK(faults_of(market.post(path + "/call-offs", buyer, call_off_of(market, apples, 1, 12))) ==
          list{"/lines/0/delivery_week wrong-type"});
    std::vector<std::string> keys;
    for (int i = 0; i < 40; ++i) keys.push_back(market.fresh_key());
    int won = 0;
    for (const auto& each :
         market.post_all(path + "/call-offs", buyer, std::vector<std::string>(40, call_off_of(market, apples, 3).dump()), keys)) {
        INFO(each.body);
        if (each.status == 201)
            ++won;
        else
            CHECK(code_of(each) == "capacity-exceeded");
    }
    CHECK(won == 3);
    CHECK(capacities(market, "product_id=" + apples.product)[0]["held_g"] == 9 * pack);
    CHECK(json_of(market.get(path, buyer))["called_off_quantity"] == 9);
    market.clock.advance(std::chrono::days(40));
    CHECK(market.expire_holds() == 3);  // nothing came
    CHECK(json_of(market.get(path, buyer))["called_off_quantity"] == 0);
    CHECK(json_of(market.get(path, buyer))["not_supplied_quantity"] == 9);
    CHECK(broken(market).empty());
    market.check_invariants();
}

TEST_CASE("a need of a week that nobody has in stock is filled ahead, explained and ordered over HTTP", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 5 * pack);
    const auto fill = fill_of_need(market, 8 * pack);
    REQUIRE(fill["shares"].size() == 1);
    CHECK(fill["shares"][0]["ahead"] == true);
    CHECK(fill["shares"][0]["quantity"] == 5);
    CHECK(fill["shares"][0]["reason"] == "all_announced");
    CHECK(fill["shares"][0]["explanation_zh"].get<std::string>().starts_with("现货不足，按当周预告产能预订；"));
    const auto done = market.post("/v1/need-fills/" + fill["id"].get<std::string>() + "/commitment", canteen, json::object());
    INFO(done.body);
    REQUIRE(done.status == 200);
    const auto order = json_of(market.get("/v1/orders/" + json_of(done)["shares"][0]["order_id"].get<std::string>(), canteen));
    CHECK(order["lines"][0]["delivery_week"] == "2026-W12");
    CHECK(capacities(market, "product_id=" + apples.product)[0]["free_g"] == 0);
    CHECK(broken(market).empty());
    market.check_invariants();
}

TEST_CASE("a need that stock covers in part is filled up ahead, in two shares and one order, over HTTP", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.shelf(supplier, 2);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 5 * pack);
    const auto fill = fill_of_need(market, 6 * pack);
    REQUIRE(fill["shares"].size() == 2);
    CHECK(fill["shares"][0]["ahead"] == false);
    CHECK(fill["shares"][0]["quantity"] == 2);
    CHECK(fill["shares"][0]["reason"] == "all_in_stock");
    CHECK(fill["shares"][1]["ahead"] == true);
    CHECK(fill["shares"][1]["available"] == 5);
    CHECK(fill["shares"][1]["quantity"] == 4);
    CHECK(fill["shares"][1]["reason"] == "up_to_share");  // the limit is all of it
    const auto committed = market.post("/v1/need-fills/" + fill["id"].get<std::string>() + "/commitment", canteen, json::object());
    INFO(committed.body);
    REQUIRE(committed.status == 200);
    const auto done = json_of(committed);
    REQUIRE(done["shares"][0]["order_id"] == done["shares"][1]["order_id"]);
    const auto order = json_of(market.get("/v1/orders/" + done["shares"][0]["order_id"].get<std::string>(), canteen));
    REQUIRE(order["lines"].size() == 2);
    CHECK_FALSE(order["lines"][0].contains("delivery_week"));
    CHECK(order["lines"][1]["delivery_week"] == "2026-W12");
    CHECK(broken(market).empty());
    market.check_invariants();
    market.session().execute("UPDATE need_fill_share SET ahead = TRUE WHERE number = 1");
    CHECK(broken(market) == list{"shares-are-ordered-once"});
}

TEST_CASE("goods that were called late too early, for another week or for no order are found", "[orders][integration][forward][doctor]") {
    const auto fault =
        GENERATE(as<std::string>{}, "INSERT INTO late_goods SELECT order_id, '2026-03-16', '2026-03-22 15:59:59' FROM purchase_order",
                 "INSERT INTO late_goods SELECT order_id, '2026-03-09', '2026-03-23' FROM purchase_order",
                 "INSERT INTO late_goods VALUES (REPEAT('x', 16), '2026-03-16', '2026-03-23')");
    shop market;
    const auto apples = market.list_product(supplier);
    announce(market, apples, "2026-W12", 1'000'000'000);
    auto body = market.order_body(supplier, {{apples, 4}});
    body["requested_delivery_date"] = in_w12;
    body["lines"][0]["delivery_week"] = "2026-W12";
    REQUIRE(market.post("/v1/orders", buyer, body).status == 201);
    auto connection = market.session();
    connection.execute("INSERT INTO late_goods SELECT order_id, '2026-03-16', '2026-03-22 16:00:00' FROM purchase_order");
    REQUIRE(broken(market).empty());
    connection.execute("DELETE FROM late_goods");
    connection.execute(fault);
    CHECK(broken(market) == std::vector<std::string>{"late-goods-were-late"});
}
