// The life of an order over the service's own router.
#include <catch.hpp>

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

    const json said{
        {"lines", {{{"line_id", order["lines"][0]["id"]}, {"accepted_quantity", 117}, {"rejected_quantity", 3}, {"reason", "磕碰伤"}}}}};
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
