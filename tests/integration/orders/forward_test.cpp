// Ordering ahead of a harvest as the service does it: announced by the catalogue, read and ordered over HTTP, held against `doctor`.
#include <catch.hpp>

#include "orders/app/order_batch.hpp"
#include "orders/store/forward/mysql_capacity_repair.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "tests/integration/orders/harvest_news.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;
namespace app = orders::app;
namespace domain = orders::domain;
namespace store = orders::store;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::school();
constexpr auto in_w12 = "2026-03-18";

json ahead(const shop& market, const shown_offer& of, std::int64_t quantity, const json& week = "2026-W12",
           const std::string& day = in_w12) {
    auto body = market.order_body(supplier, {{of, quantity}});
    body["requested_delivery_date"] = day;
    body["lines"][0]["delivery_week"] = week;
    return body;
}

}  // namespace

TEST_CASE("a harvest is announced, ordered ahead, received, confirmed and shipped", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 10 * pack + 1);
    const auto before = capacities(market, "product_id=" + apples.product);
    REQUIRE(before.size() == 1);
    CHECK(before[0]["week"] == "2026-W12");
    CHECK(before[0]["monday"] == "2026-03-16");
    CHECK(before[0]["announced_g"] == 10 * pack + 1);
    CHECK(before[0]["free_g"] == 10 * pack + 1);
    CHECK(before[0]["overcommitted_g"] == 0);

    const auto placed = market.post("/v1/orders", buyer, ahead(market, apples, 6));
    INFO(placed.body);
    REQUIRE(placed.status == 201);
    const auto order = json_of(placed);
    CHECK(order["lines"][0]["delivery_week"] == "2026-W12");
    CHECK(order["lines"][0]["waiting_quantity"] == 6);
    CHECK(capacities(market, "supplier_organisation_id=" + supplier.organisation())[0]["held_g"] == 6 * pack);
    CHECK(code_of(market.post("/v1/orders", buyer, ahead(market, apples, 5))) == "capacity-exceeded");
    const auto path = "/v1/orders/" + order["id"].get<std::string>();
    CHECK(code_of(market.post(path + "/confirmation", supplier, json::object())) == "goods-not-arrived");
    CHECK(code_of(market.post(path + "/dispatch", supplier, json::object())) == "goods-not-arrived");
    CHECK(broken(market).empty());

    market.stock_up(supplier, apples, 4);
    CHECK(json_of(market.get(path, buyer))["lines"][0]["waiting_quantity"] == 2);
    CHECK(broken(market).empty());
    market.stock_up(supplier, apples, 4, "W-2");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{8, 6});
    CHECK(capacities(market, "product_id=" + apples.product)[0]["held_g"] == 0);
    CHECK(told(market, "order.goods_set_aside") == 2);
    for (const auto* step : {"/confirmation", "/dispatch"}) REQUIRE(market.post(path + step, supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/acceptance", buyer, {{"all", true}}).status == 200);
    CHECK(broken(market).empty());
}

TEST_CASE("only what is announced of a product is capacity; the last word counts and is told where it is too little",
          "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 99 * pack, {{"product_id", nullptr}, {"variety", "苹果"}});
    announce(market, apples, "2026-W12", 99 * pack, {{"side", "demand"}});
    CHECK(capacities(market, "product_id=" + apples.product).empty());
    announce(market, apples, "2026-W12", 5 * pack);
    REQUIRE(market.post("/v1/orders", buyer, ahead(market, apples, 4)).status == 201);
    announce(market, apples, "2026-W12", 3 * pack);
    CHECK(told(market, "forward_capacity.overcommitted") == 1);
    const auto now = capacities(market, "product_id=" + apples.product)[0];
    CHECK(now["overcommitted_g"] == pack);
    CHECK(now["free_quantity"].is_null());  // the product's facts are not known here yet
    CHECK(now["free_g"] == 0);
    CHECK(code_of(market.post("/v1/orders", buyer, ahead(market, apples, 1))) == "capacity-exceeded");
    announce(market, apples, "2026-W12", 4 * pack);
    CHECK(told(market, "forward_capacity.overcommitted") == 1);
    CHECK(broken(market).empty());
}

TEST_CASE("bad weeks and questions are refused where they stand", "[orders][integration][forward]") {
    shop market;
    const auto apples = market.list_product(supplier);
    announce(market, apples, "2026-W12", 1'000'000);
    const auto refused = [&](const json& week, const std::string& day = in_w12) {
        const auto answer = market.post("/v1/orders", buyer, ahead(market, apples, 1, week, day));
        return std::pair(code_of(answer), json_of(answer)["errors"][0]["pointer"].get<std::string>());
    };
    CHECK(refused("2026-W13") == std::pair<std::string, std::string>("delivery-week-invalid", "/lines/0/delivery_week"));
    CHECK(refused("2026-W54").second == "/lines/0/delivery_week");
    CHECK(refused("2026-12").second == "/lines/0/delivery_week");
    CHECK(refused("2026-W12345").second == "/lines/0/delivery_week");
    CHECK(refused("2026-W09", "2026-02-27") == std::pair<std::string, std::string>("delivery-date-past", "/requested_delivery_date"));
    const auto asked = [&](const std::string& query) { return market.get("/v1/forward-capacity" + query, buyer); };
    CHECK(asked("").status == 400);
    CHECK(json_of(asked("?product_id=x&supplier_organisation_id=y&from=2026"))["errors"].size() == 3);
    CHECK(asked("?product_id=" + apples.product + "&from=2026-W13").status == 200);
    CHECK(capacities(market, "product_id=" + apples.product + "&from=2026-W13").empty());
    announce(market, apples, "2026-W13", 1'000'000);
    const auto first = json_of(asked("?product_id=" + apples.product + "&limit=1"));
    REQUIRE(first["has_more"] == true);
    const auto second = json_of(asked("?product_id=" + apples.product + "&limit=1&cursor=" + first["next_cursor"].get<std::string>()));
    CHECK(second["data"][0]["week"] == "2026-W13");
    CHECK(second["has_more"] == false);
}

TEST_CASE("each planted fault of capacity is found, alone, and repaired", "[orders][integration][forward][doctor]") {
    const auto [name, fault] = GENERATE(table<std::string, std::string>({
        {"capacity-is-held-by-waiting-lines", "UPDATE forward_capacity SET held_g = held_g + 1 WHERE held_g > 0"},
        {"capacity-is-held-by-waiting-lines", "UPDATE forward_capacity SET held_g = 1 WHERE held_g = 0"},
        {"capacity-is-held-by-waiting-lines", "DELETE FROM forward_capacity WHERE held_g > 0"},
    }));
    shop market;
    const auto apples = market.list_product(supplier);
    announce(market, apples, "2026-W12", 1'000'000'000);
    announce(market, apples, "2026-W13", 1'000'000'000);
    REQUIRE(market.post("/v1/orders", buyer, ahead(market, apples, 4)).status == 201);
    REQUIRE(broken(market).empty());
    auto connection = market.session();
    connection.execute(fault);
    CHECK(broken(market) == std::vector<std::string>{name});
    const auto keys = store::find_differing_capacities(connection);
    REQUIRE(keys.size() == 1);
    connection.execute("START TRANSACTION");
    const auto row = store::repair(connection, keys.front());
    connection.execute("COMMIT");
    REQUIRE(row);
    CHECK(row->held_g != row->held_before_g);
    CHECK(store::find_differing_capacities(connection).empty());
    CHECK(broken(market).empty());
}

TEST_CASE("an order that does not say that it waits, or waits when it should not, is found", "[orders][integration][forward][doctor]") {
    const auto fault = GENERATE(as<std::string>{}, "UPDATE purchase_order SET goods_awaited_since = NULL",
                                "UPDATE purchase_order SET goods_awaited_since = placed_at - INTERVAL 1 DAY");
    shop market;
    const auto apples = market.list_product(supplier);
    announce(market, apples, "2026-W12", 1'000'000'000);
    REQUIRE(market.post("/v1/orders", buyer, ahead(market, apples, 4)).status == 201);
    market.session().execute(fault);
    CHECK(broken(market) == std::vector<std::string>{"capacity-is-held-by-waiting-lines"});
}

TEST_CASE("orders ahead of a harvest take two more statements, whatever their number", "[orders][integration][forward]") {
    shop market;
    seeded_random random;
    const auto offers = market.list_products(supplier, 100);
    std::vector<domain::requested_line> lines;
    for (const auto& each : offers) {
        market.catalogue.publish("supply_plan.announced", "ann_" + each.product,
                                 {{"side", "supply"},
                                  {"organisation_id", supplier.organisation()},
                                  {"product_id", each.product},
                                  {"week", "2026-W12"},
                                  {"mass_g", 1'000'000'000}},
                                 market.clock.now());
        lines.push_back({.offer = base::parse_id<domain::offer_id>(each.offer).value(),
                         .offer_version = 1,
                         .quantity = 1,
                         .delivery_week = base::parse_week("2026-W12")});
    }
    market.wait_for_catalogue();
    const auto statements = [&](std::size_t orders, std::size_t of_each) {
        std::vector<app::order_submission> batch(orders);
        for (auto& each : batch) {
            each.context = a_context(market.clock.now());
            each.context.who = buyer.who;
            each.as.encode = [](const domain::order& what) { return base::to_wire(what.id); };
            each.asked = {.supplier = supplier.who.organisation,
                          .delivery = {"510107", "成都", "张"},
                          .requested_delivery_date = base::parse_date(in_w12).value(),
                          .lines = {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(of_each)}};
        }
        auto connection = market.session();
        connection.execute("START TRANSACTION");
        const app::placing_options options;
        std::vector<std::size_t> fresh(orders);
        for (std::size_t i = 0; i < orders; ++i) fresh[i] = i;
        store::mysql_transaction open(connection);
        const auto before = connection.statements_sent();
        const auto bodies = app::order_batch(batch, fresh, random, options).place(open);
        const auto sent = connection.statements_sent() - before;
        connection.execute("COMMIT");
        for (const auto& each : bodies) REQUIRE(each);
        return sent;
    };
    const auto one = statements(1, 1);
    CHECK(one <= 8);  // no movements and no levels are written, so fewer than the 8 of goods in stock and 2 more
    CHECK(statements(1, 100) == one);
    CHECK(statements(20, 100) == one);
    CHECK(broken(market).empty());
}

TEST_CASE("a week that is promised beyond what was announced, and a line of another week, are found",
          "[orders][integration][forward][doctor]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W12", 4 * pack);
    REQUIRE(market.post("/v1/orders", buyer, ahead(market, apples, 4)).status == 201);
    auto connection = market.session();
    connection.execute("UPDATE forward_capacity SET announced_g = held_g - 1");
    CHECK(broken(market) == std::vector<std::string>{"weeks-are-promised-within-what-was-announced"});
    announce(market, apples, "2026-W12", 3 * pack);  // falls below what is held, and says so
    CHECK(broken(market).empty());
    connection.execute("UPDATE forward_capacity SET announced_g = announced_g - 1");
    CHECK(broken(market) == std::vector<std::string>{"weeks-are-promised-within-what-was-announced"});
    market.stock_up(supplier, apples, 4);
    CHECK(broken(market).empty());
    connection.execute("UPDATE purchase_order_line SET delivery_week = delivery_week - INTERVAL 7 DAY");
    CHECK(broken(market) == std::vector<std::string>{"lines-ahead-are-for-the-week-of-their-delivery"});
}
