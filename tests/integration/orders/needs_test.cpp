// Needs over HTTP: entity tags, bad bodies, and totals that say how much and how many, never who.
#include <catch.hpp>

#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

caller buyer(unsigned char number = 101) { return shop::colleague(number, {"needs:read", "needs:write"}, std::nullopt, number); }
caller watcher() {
    auto who = shop::cooperative();
    who.who.permissions = {"need-totals:read"};
    return who;
}

json need_body(std::int64_t wanted = 500'000) {
    return {{"kind", {{"category", "fruit"}}},
            {"measure", "grams"},
            {"wanted", wanted},
            {"delivery", {{"county_code", "510107"}, {"address", "成都市武侯区示范路1号"}, {"contact", "张老师"}}},
            {"requested_delivery_date", "2026-03-05"},
            {"price_per_kilogram_max_fen", 800},
            {"share_limit_permille", 400},
            {"substitutes", {{"same_category", true}, {"weight_permille", 50}}}};
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a need over HTTP: its tag decides whether it may be changed, its key whether it is stated again",
          "[orders][need][integration]") {
    shop market;
    const auto key = market.fresh_key();
    const auto made = market.post("/v1/needs", buyer(), need_body(), key);
    INFO(made.body);
    REQUIRE(made.status == 201);
    CHECK(market.post("/v1/needs", buyer(), need_body(), key).body == made.body);
    const auto need = json_of(made);
    CHECK(need["status"] == "open");
    CHECK(need["kind"] == json{{"category", "fruit"}});
    CHECK(need["delivery"]["contact"] == "张老师");
    CHECK(need["substitutes"] == json{{"same_category", true}, {"product_ids", json::array()}, {"weight_permille", 50}});
    const auto path = "/v1/needs/" + need["id"].get<std::string>();

    const auto read = market.get(path, buyer());
    CHECK(json_of(read) == need);
    const std::string tag(read.headers.find("ETag"));
    CHECK(market.get(path, buyer(102)).status == 404);
    CHECK(market.post(path + "/changes", buyer(), need_body(1)).status == 428);
    market.more_headers = {{"If-Match", tag}};
    const auto changed = market.post(path + "/changes", buyer(), need_body(1));
    INFO(changed.body);
    CHECK(changed.status == 200);
    CHECK(json_of(changed)["wanted"] == 1);
    const auto stale = market.post(path + "/changes", buyer(), need_body(2));
    CHECK(stale.status == 412);
    CHECK(code_of(stale) == "version-stale");
    market.more_headers.clear();
    CHECK(json_of(market.post(path + "/withdrawal", buyer(), json::object()))["status"] == "withdrawn");
    const auto again = market.post(path + "/withdrawal", buyer(), json::object());
    CHECK(again.status == 409);
    CHECK(code_of(again) == "need-not-open");
    const auto page = json_of(market.get("/v1/needs", buyer()));
    REQUIRE(page["data"].size() == 1);
    CHECK_FALSE(page["data"][0].contains("delivery"));
    CHECK(json_of(market.get("/v1/needs", buyer(102)))["data"].empty());
    market.check_invariants();
}

TEST_CASE("a need that cannot be is refused with every fault named", "[orders][need][integration]") {
    shop market;
    auto body = need_body();
    body["kind"] = {{"category", "fruit"}, {"name_zh", "苹果"}};
    body["measure"] = "boxes";
    body["share_limit_permille"] = 1'001;
    body["substitutes"] = {{"product_ids", {"prd_x"}}, {"weight_permille", 501}};
    body["delivery"]["county_code"] = "5101";
    CHECK(faults_of(market.post("/v1/needs", buyer(), body)) ==
          list{"/kind/category one-of", "/measure out-of-range", "/delivery/county_code invalid-format",
               "/share_limit_permille out-of-range", "/substitutes/same_category required", "/substitutes/product_ids invalid-format",
               "/substitutes/weight_permille out-of-range"});
    body = need_body();
    body["kind"] = json::object();
    CHECK(faults_of(market.post("/v1/needs", buyer(), body)) == list{"/kind/category one-of"});
    const auto apple = base::to_wire(numbered<orders::domain::product_id>(1));
    body["kind"] = {{"product_ids", {apple, apple}}};
    CHECK(faults_of(market.post("/v1/needs", buyer(), body)) == list{"/kind/product_ids duplicate"});
    body = need_body(10'000'000'001);
    CHECK(faults_of(market.post("/v1/needs", buyer(), body)) == list{"/wanted out-of-range"});
    body["measure"] = "pieces";
    body["wanted"] = 10'000'001;
    CHECK(faults_of(market.post("/v1/needs", buyer(), body)) == list{"/wanted out-of-range"});
    body = need_body();
    body["requested_delivery_date"] = "2026-01-01";
    const auto past = market.post("/v1/needs", buyer(), body);
    CHECK(code_of(past) == "delivery-date-past");
    CHECK(faults_of(past) == list{"/requested_delivery_date past"});
}

TEST_CASE("totals of needs page by page, without a word about who needs it", "[orders][need][integration]") {
    shop market;
    for (unsigned char number = 101; number <= 103; ++number)
        REQUIRE(market.post("/v1/needs", buyer(number), need_body(1'000)).status == 201);
    auto other = need_body(7);
    other["kind"] = {{"name_zh", "盐源苹果"}};
    REQUIRE(market.post("/v1/needs", buyer(), other).status == 201);
    const auto first = market.get("/v1/need-totals?limit=1", watcher());
    INFO(first.body);
    REQUIRE(first.status == 200);
    const auto page = json_of(first);
    CHECK(page["has_more"] == true);
    CHECK(page["data"] == json::parse(R"([{"delivery_date": "2026-03-05", "kind": {"category": "fruit"}, "delivery_county_code": "510107",
                                           "measure": "grams", "wanted": 3000, "needs": 3, "buyers": 3}])"));
    const auto next = json_of(market.get("/v1/need-totals?limit=1&cursor=" + page["next_cursor"].get<std::string>(), watcher()));
    CHECK(next["has_more"] == false);
    CHECK(next["data"][0]["kind"] == json{{"name_zh", "盐源苹果"}});
    CHECK(first.body.find("org_") == std::string::npos);
    CHECK(json_of(market.get("/v1/need-totals?by=week", watcher()))["data"][0]["week_of"] == "2026-03-02");
    CHECK(json_of(market.get("/v1/need-totals?county_code=513423", watcher()))["data"].empty());
    CHECK(json_of(market.get("/v1/need-totals?category=fruit", watcher()))["data"].size() == 1);
    CHECK(market.get("/v1/need-totals", buyer()).status == 403);  // no buyer looks at the others
    CHECK(faults_of(market.get("/v1/need-totals?by=month&from=2026-02-01&to=x&county_code=51", watcher())) ==
          list{"?by out-of-range", "?from past", "?to invalid-format", "?county_code invalid-format"});
    CHECK(faults_of(market.get("/v1/need-totals?to=2027-01-01&category=a&name_zh=b", watcher())) ==
          list{"?to out-of-range", "?name_zh unexpected"});
}
