// The life of an order over the service's own router.
#include <catch.hpp>

#include <map>
#include <set>

#include "tests/integration/orders/shop.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {
const auto supplier = shop::cooperative();
const auto buyer = shop::school();
std::string path(const json& order, const std::string& action) { return "/v1/orders/" + order["id"].get<std::string>() + "/" + action; }
}  // namespace

TEST_CASE("an order is placed, confirmed, dispatched and partly accepted, and the stock follows", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier, {{10, 6'800}, {50, 6'400}, {100, 6'000}}, 10);
    market.stock_up(supplier, apples, 300);
    market.stock_up(supplier, apples, 100, "W-2");

    const auto order = market.place(buyer, supplier, {{apples, 120}});
    CHECK(order["status"] == "placed");
    CHECK(order["total_fen"] == 720'000);
    CHECK(order["lines"][0]["unit_price_fen"] == 6'000);
    CHECK(order["lines"][0]["name_zh"] == "盐源\"苹果\"");
    CHECK(order["delivery"]["contact"] == "张老师");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{400, 120});

    const auto confirmed = market.post(path(order, "confirmation"), supplier, json::object());
    INFO(confirmed.body);
    REQUIRE(confirmed.status == 200);
    CHECK(json_of(confirmed)["status"] == "confirmed");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{400, 120});

    const auto dispatched = market.post(path(order, "dispatch"), supplier, json::object());
    REQUIRE(dispatched.status == 200);
    CHECK(json_of(dispatched)["dispatched_at"] == base::to_rfc3339(market.clock.now()));
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{280, 0});

    const json said{{"lines",
                     {{{"line_id", order["lines"][0]["id"]},
                       {"accepted_quantity", 117},
                       {"rejected_quantity", 3},
                       {"reason", "磕碰伤"},
                       {"rejected_goods", "returned"},
                       {"handover_temperature_mc", 3'500}}}}};
    const auto accepted = market.post(path(order, "acceptance"), buyer, said);
    INFO(accepted.body);
    REQUIRE(accepted.status == 200);
    CHECK(json_of(accepted)["status"] == "partly_accepted");
    CHECK(json_of(accepted)["accepted_fen"] == 117 * 6'000);
    CHECK(json_of(market.get("/v1/orders/" + order["id"].get<std::string>(), buyer)) == json_of(accepted));

    const auto movements = json_of(market.get("/v1/stock-movements?product_id=" + apples.product, supplier))["data"];
    REQUIRE(movements.size() == 4);
    CHECK(movements[0]["kind"] == "shipped");
    CHECK(movements[1]["kind"] == "held");
    CHECK(movements[3]["reason"] == "采收入库");
    market.check_invariants();
}

TEST_CASE("each change of an order stands once in the journal, visible to both parties only", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto order = market.place(buyer, supplier, {{apples, 4}});
    REQUIRE(market.post(path(order, "confirmation"), supplier, json::object()).status == 200);
    REQUIRE(market.post(path(order, "dispatch"), supplier, json::object()).status == 200);
    REQUIRE(market.post(path(order, "acceptance"), buyer, {{"all", true}}).status == 200);

    auto connection = market.session();
    auto rows =
        connection.query("SELECT type, aggregate_version, visible_to, data FROM journal WHERE aggregate_type = 'order' ORDER BY id");
    std::vector<std::string> types;
    while (rows.next()) {
        types.push_back(rows.text(0));
        CHECK(rows.integer(1) == static_cast<std::int64_t>(types.size()));
        CHECK(json::parse(rows.text(2)) == json({buyer.organisation(), supplier.organisation()}));
        const auto data = json::parse(rows.text(3));
        CHECK(data["order_id"] == order["id"]);
        CHECK(data["delivery_county_code"] == "510107");
        CHECK(data["lines"][0]["storage"]["max_mc"] == 4'000);
        CHECK(data.dump().find("张老师") == std::string::npos);
        CHECK(data.contains("dispatched_at") == (types.size() >= 3));
        CHECK(data.contains("accepted_at") == (types.size() == 4));
    }
    CHECK(types == std::vector<std::string>{"order.placed", "order.confirmed", "order.dispatched", "order.accepted"});
    market.check_invariants();
}

TEST_CASE("a cancelled order gives back what it held", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto by_buyer = market.place(buyer, supplier, {{apples, 4}});
    const auto by_supplier = market.place(buyer, supplier, {{apples, 5}});
    CHECK(market.post(path(by_buyer, "cancellation"), buyer, json::object()).status == 400);
    const auto cancelled = market.post(path(by_buyer, "cancellation"), buyer, {{"reason", "改期"}});
    REQUIRE(cancelled.status == 200);
    CHECK(json_of(cancelled)["status"] == "cancelled");
    CHECK(json_of(cancelled)["cancellation_reason"] == "改期");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{10, 5});

    REQUIRE(market.post(path(by_supplier, "confirmation"), supplier, json::object()).status == 200);
    const auto too_late = market.post(path(by_supplier, "cancellation"), buyer, {{"reason", "改期"}});
    CHECK(too_late.status == 403);
    CHECK(code_of(too_late) == "order-party-forbidden");
    REQUIRE(market.post(path(by_supplier, "cancellation"), supplier, {{"reason", "歉收"}}).status == 200);
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{10, 0});

    const auto again = market.post(path(by_supplier, "confirmation"), supplier, json::object());
    CHECK(again.status == 409);
    CHECK(code_of(again) == "order-state-conflict");
    market.check_invariants();
}

TEST_CASE("a hold that nobody confirmed expires with the clock and frees the stock", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto order = market.place(buyer, supplier, {{apples, 10}});
    CHECK(order["hold_expires_at"] == base::to_rfc3339(market.clock.now() + std::chrono::hours(72)));

    market.clock.advance(std::chrono::hours(72) - std::chrono::microseconds(1));
    const auto kept = market.place(buyer, supplier, {{market.shelf(supplier, 1), 1}});
    REQUIRE(market.post(path(kept, "confirmation"), supplier, json::object()).status == 200);
    CHECK(market.stock_of(supplier, apples).second == 10);

    market.clock.advance(std::chrono::microseconds(1));
    const auto late = market.post(path(order, "confirmation"), supplier, json::object());
    CHECK(late.status == 409);
    CHECK(code_of(late) == "hold-expired");

    REQUIRE(market.expire_holds() == 1);
    CHECK(market.expire_holds() == 0);
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{10, 0});
    const auto now = json_of(market.get("/v1/orders/" + order["id"].get<std::string>(), buyer));
    CHECK(now["status"] == "cancelled");
    CHECK(now["cancellation_reason"] == "hold-expired");
    market.check_invariants();
}

TEST_CASE("orders of others are not found, and each party sees its own", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto order = market.place(buyer, supplier, {{apples, 1}});
    market.clock.advance(std::chrono::milliseconds(1));  // ids of one millisecond have no order
    const auto second = market.place(buyer, supplier, {{apples, 1}});
    const auto id = order["id"].get<std::string>();
    const auto other_school = shop::school(102);
    const auto other_cooperative = shop::cooperative(2);

    CHECK(market.get("/v1/orders/" + id, other_school).status == 404);
    CHECK(market.get("/v1/orders/ord_00000000000000000000000000", buyer).status == 404);
    CHECK(market.get("/v1/orders/nonsense", buyer).status == 404);
    CHECK(market.post(path(order, "confirmation"), other_cooperative, json::object()).status == 404);
    CHECK(market.post(path(order, "dispatch"), other_cooperative, json::object()).status == 404);
    CHECK(market.post(path(order, "acceptance"), other_school, {{"all", true}}).status == 404);
    CHECK(market.post(path(order, "cancellation"), other_school, {{"reason", "x"}}).status == 404);
    CHECK(json_of(market.get("/v1/orders", other_school))["data"].empty());
    CHECK(json_of(market.get("/v1/stock?product_id=" + apples.product, other_cooperative))["data"].empty());
    CHECK(json_of(market.get("/v1/stock-movements?product_id=" + apples.product, other_cooperative))["data"].empty());
    CHECK(code_of(market.post("/v1/stock-receipts", other_cooperative,
                              {{"product_id", apples.product}, {"warehouse_code", "W"}, {"quantity", 1}, {"reason", "r"}})) ==
          "product-not-found");

    for (const auto& party : {buyer, supplier}) {
        const auto page = json_of(market.get("/v1/orders?limit=1", party));
        REQUIRE(page["data"].size() == 1);
        CHECK(page["data"][0]["id"] == second["id"]);
        REQUIRE(page["has_more"] == true);
        const auto rest = json_of(market.get("/v1/orders?limit=1&cursor=" + page["next_cursor"].get<std::string>(), party));
        REQUIRE(rest["data"].size() == 1);
        CHECK(rest["data"][0]["id"] == order["id"]);
        CHECK(rest["has_more"] == false);
    }
    CHECK(json_of(market.get("/v1/orders?status=cancelled", buyer))["data"].empty());
    CHECK(market.get("/v1/orders?status=lost", buyer).status == 400);
}

TEST_CASE("a change is made to the version that was seen, or not at all", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto order = market.place(buyer, supplier, {{apples, 1}});
    const auto id = order["id"].get<std::string>();

    const auto seen = market.get("/v1/orders/" + id, buyer);
    const std::string tag(seen.headers.find("ETag"));
    CHECK(tag == "\"" + id + "-1\"");
    market.more_headers = {{"If-None-Match", "\"other\", " + tag}};
    const auto unchanged = market.get("/v1/orders/" + id, buyer);
    CHECK(unchanged.status == 304);
    CHECK(unchanged.body.empty());

    market.more_headers = {{"If-Match", "\"" + id + "-2\""}};
    const auto stale = market.post(path(order, "confirmation"), supplier, json::object());
    CHECK(stale.status == 412);
    CHECK(code_of(stale) == "version-stale");
    CHECK(stale.headers.find("ETag") == tag);
    market.more_headers = {{"If-Match", "nonsense"}};
    CHECK(code_of(market.post(path(order, "confirmation"), supplier, json::object())) == "if-match-invalid");

    // Twenty who saw the same version.
    market.more_headers = {{"If-Match", tag}};
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(market.fresh_key());
    std::map<int, int> answers;
    for (const auto& each : market.post_all(path(order, "confirmation"), supplier, std::vector<std::string>(20, "{}"), keys))
        ++answers[each.status];
    CHECK(answers == std::map<int, int>{{200, 1}, {412, 19}});
    CHECK(market.get("/v1/orders/" + id, buyer).headers.find("ETag") == "\"" + id + "-2\"");
    // A repetition is answered as the first time, whatever the version is by now.
    const auto first = market.post(path(order, "cancellation"), supplier, {{"reason", "x"}}, keys[0] + "-cancel");
    CHECK(first.status == 412);
    market.more_headers = {{"If-Match", "\"" + id + "-2\""}};
    CHECK(market.post(path(order, "cancellation"), supplier, {{"reason", "x"}}, keys[1] + "-cancel").status == 200);
    const auto repeated = market.post(path(order, "cancellation"), supplier, {{"reason", "x"}}, keys[1] + "-cancel");
    CHECK(repeated.status == 200);
    CHECK(repeated.headers.find("Idempotency-Replayed") == "true");
    market.check_invariants();
}

TEST_CASE("paging while orders come in shows each that was there exactly once, and cursors are nobody else's", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    std::vector<std::string> there;
    const auto place = [&] {
        market.clock.advance(std::chrono::milliseconds(1));  // ids of one millisecond have no order
        return market.place(buyer, supplier, {{apples, 1}})["id"].get<std::string>();
    };
    for (int i = 0; i < 23; ++i) there.push_back(place());

    std::multiset<std::string> shown;
    std::string next = "/v1/orders?limit=4&status=placed";
    for (int page = 0; !next.empty(); ++page) {
        const auto answer = market.get(next, buyer);
        REQUIRE(answer.status == 200);
        for (const auto& each : json_of(answer)["data"]) shown.insert(each["id"].get<std::string>());
        for (int i = 0; i < page % 3; ++i) place();
        const std::string link(answer.headers.find("Link"));
        CHECK(link.empty() == json_of(answer)["next_cursor"].is_null());
        next = link.empty() ? "" : link.substr(1, link.find('>') - 1);
    }
    for (const auto& id : there) CHECK(shown.count(id) == 1);
    for (const auto& id : shown) CHECK(shown.count(id) == 1);

    const auto cursor = json_of(market.get("/v1/orders?limit=4", buyer))["next_cursor"].get<std::string>();
    CHECK(market.get("/v1/orders?cursor=" + cursor, buyer).status == 200);
    CHECK(code_of(market.get("/v1/orders?cursor=" + cursor, supplier)) == "cursor-invalid");
    CHECK(code_of(market.get("/v1/orders?status=placed&cursor=" + cursor, buyer)) == "cursor-invalid");
    CHECK(code_of(market.get("/v1/stock?cursor=" + cursor, supplier)) == "cursor-invalid");
    auto tampered = cursor;
    tampered.back() = tampered.back() == 'A' ? 'Q' : 'A';
    CHECK(code_of(market.get("/v1/orders?cursor=" + tampered, buyer)) == "cursor-invalid");
}
