// Orders that leave in parts, come back and are closed, over HTTP; what is performed and never stocked; orders from before there were
// parts.
#include <catch.hpp>

#include <algorithm>
#include <memory>
#include <optional>

#include <boost/asio/co_spawn.hpp>

#include "orders/migrations/migrations.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "platform/runtime/composition.hpp"
#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::school();

std::string confirmed(shop& market, const shown_offer& what, std::int64_t quantity) {
    const auto path = "/v1/orders/" + market.place(buyer, supplier, {{what, quantity}})["id"].get<std::string>();
    REQUIRE(market.post(path + "/confirmation", supplier, json::object()).status == 200);
    return path;
}

json line_of(shop& market, const std::string& path) { return json_of(market.get(path, buyer))["lines"][0]; }

json part(const json& line, std::int64_t quantity) { return {{"lines", {{{"line_id", line["id"]}, {"quantity", quantity}}}}}; }

std::vector<std::string> pointers(const http::response& answer) {
    std::vector<std::string> found;
    for (const auto& each : json_of(answer)["errors"])
        found.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    return found;
}

// A guided tour: it weighs nothing and stands in no warehouse.
shown_offer list_service(shop& market) {
    const std::string product = base::to_wire(numbered<orders::domain::product_id>(200));
    const std::string offer = base::to_wire(numbered<orders::domain::offer_id>(200));
    market.catalogue.publish("product.published", product,
                             {{"product_id", product}, {"supplier_organisation_id", supplier.organisation()}, {"name_zh", "泸沽湖一日游"}},
                             market.clock.now());
    market.certify(product, std::nullopt);
    market.catalogue.publish("offer.published", offer,
                             {{"offer_id", offer},
                              {"offer_version", 1},
                              {"product_id", product},
                              {"supplier_organisation_id", supplier.organisation()},
                              {"name_zh", "泸沽湖一日游"},
                              {"unit_net_mass_g", nullptr},
                              {"minimum_quantity", 1},
                              {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", 19'900}}}},
                              {"valid_from", base::to_rfc3339(market.clock.now())},
                              {"valid_to", nullptr},
                              {"storage", nullptr},
                              {"origin_county_code", "513423"},
                              {"shelf_life_hours", nullptr}},
                             market.clock.now());
    market.wait_for_catalogue();
    return {product, offer, 1};
}

}  // namespace

TEST_CASE("an order leaves in two deliveries over HTTP, each signed for, and faults are named", "[orders][delivery][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = confirmed(market, apples, 10);
    const auto line = line_of(market, path);
    CHECK(pointers(market.post(path + "/deliveries", supplier, part(line, 11))) ==
          std::vector<std::string>{"/lines/0/quantity above-order"});
    CHECK(pointers(market.post(path + "/deliveries", supplier, {{"lines", {{{"line_id", "x"}, {"quantity", 0}}}}})).size() == 2);
    CHECK(market.post(path + "/deliveries", supplier, {{"all", true}, {"lines", json::array()}}).status == 400);
    CHECK(market.post(path + "/deliveries", buyer, part(line, 1)).status == 403);

    const auto first = market.post(path + "/deliveries", supplier, part(line, 4));
    INFO(first.body);
    REQUIRE(first.status == 201);
    CHECK(json_of(first)["number"] == 1);
    CHECK(json_of(first)["lots"][0]["quantity"] == 4);
    CHECK(json_of(market.get(path, buyer))["status"] == "partly_shipped");
    const auto one = "/v1/deliveries/" + json_of(first)["id"].get<std::string>();
    CHECK(market.get(one, shop::school(102)).status == 404);
    CHECK(market.post(one + "/acceptance", shop::school(102), {{"all", true}}).status == 404);
    const json above{{"lines", {{{"line_id", line["id"]}, {"accepted_quantity", 5}, {"rejected_quantity", 0}}}}};
    CHECK(pointers(market.post(one + "/acceptance", buyer, above)) ==
          std::vector<std::string>{"/lines/0/accepted_quantity above-shipment"});
    CHECK(market.post(one + "/acceptance", supplier, {{"all", true}}).status == 403);
    REQUIRE(market.post(one + "/acceptance", buyer, {{"all", true}}).status == 200);
    CHECK(code_of(market.post(one + "/acceptance", buyer, {{"all", true}})) == "delivery-accepted-already");

    REQUIRE(market.post(path + "/dispatch", supplier, json::object()).status == 200);
    const auto page = json_of(market.get(path + "/deliveries?limit=1", buyer));
    CHECK(page["data"][0]["status"] == "accepted");
    CHECK(page["data"][0]["accepted_by_name"].is_string());
    const auto next = json_of(market.get(path + "/deliveries?limit=1&cursor=" + page["next_cursor"].get<std::string>(), buyer));
    CHECK(next["data"][0]["number"] == 2);
    const auto accepted = market.post(path + "/acceptance", buyer, {{"all", true}});
    CHECK(json_of(accepted)["status"] == "accepted");
    CHECK(json_of(accepted)["owed_fen"] == 60'000);
    market.check_invariants();
}

TEST_CASE("twenty parallel requests over HTTP ship what is left and no more", "[orders][delivery][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = confirmed(market, apples, 10);
    const std::vector<std::string> bodies(20, part(line_of(market, path), 3).dump());
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(market.fresh_key());
    std::size_t shipped = 0;
    for (const auto& each : market.post_all(path + "/deliveries", supplier, bodies, keys)) {
        CHECK((each.status == 201 || each.status == 422));
        if (each.status == 201) ++shipped;
    }
    CHECK(shipped == 3);
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{91, 1});
    market.check_invariants();
}

TEST_CASE("what will not come is given up over HTTP by those who may", "[orders][delivery][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = confirmed(market, apples, 10);
    const auto sent = json_of(market.post(path + "/deliveries", supplier, part(line_of(market, path), 4)));
    CHECK(code_of(market.post(path + "/short-closing", supplier, {{"reason", "歉收"}})) == "deliveries-open");
    REQUIRE(market.post("/v1/deliveries/" + sent["id"].get<std::string>() + "/acceptance", buyer, {{"all", true}}).status == 200);
    const auto reader = shop::colleague(7, {"orders:read"});
    CHECK(market.post(path + "/short-closing", reader, {{"reason", "歉收"}}).status == 403);
    const auto proposed = market.post(path + "/short-closing", supplier, {{"reason", "歉收"}});
    REQUIRE(proposed.status == 200);
    CHECK(json_of(proposed)["short_close_by"] == "supplier");
    CHECK(code_of(market.post(path + "/short-closing-answers", supplier, {{"agreed", true}})) == "short-close-own");
    CHECK(json_of(market.post(path + "/short-closing-answers", buyer, {{"agreed", true}}))["status"] == "short_closed");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{96, 0});
    market.check_invariants();
}

TEST_CASE("goods come back over HTTP, and a return after the closing is refused by name", "[orders][return][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto path = confirmed(market, apples, 10);
    REQUIRE(market.post(path + "/dispatch", supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/acceptance", buyer, {{"all", true}}).status == 200);
    const auto line = line_of(market, path);
    const auto asking = [&](std::int64_t quantity) {
        auto body = part(line, quantity);
        body["reason"] = "多收";
        return market.post(path + "/returns", buyer, body);
    };
    CHECK(pointers(asking(11)) == std::vector<std::string>{"/lines/0/quantity above-accepted"});
    CHECK(pointers(market.post(path + "/returns", buyer, {{"reason", ""}, {"lines", json::array()}})).size() == 2);
    const auto asked = asking(3);
    INFO(asked.body);
    REQUIRE(asked.status == 201);
    CHECK(json_of(asked)["amount_fen"] == 18'000);
    const auto back = "/v1/returns/" + json_of(asked)["id"].get<std::string>();
    CHECK(market.get(back, shop::school(102)).status == 404);
    CHECK(market.post(back + "/answer", supplier, {{"agreed", true}, {"words", "同意"}}).status == 200);
    const auto receipt = [&](std::int64_t restocked, std::int64_t written_off) {
        return market.post(
            back + "/receipt", supplier,
            {{"lines", {{{"line_id", line["id"]}, {"warehouse_code", "W-1"}, {"restocked", restocked}, {"written_off", written_off}}}}});
    };
    CHECK(pointers(receipt(3, 1)) == std::vector<std::string>{"/lines/0/restocked sum-differs"});
    const auto received = receipt(2, 1);
    INFO(received.body);
    REQUIRE(received.status == 200);
    CHECK(json_of(received)["status"] == "received");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{92, 0});
    const auto movements = json_of(market.get("/v1/stock-movements?product_id=" + apples.product, supplier))["data"];
    CHECK(movements[0]["kind"] == "written_off");
    CHECK(movements[0]["cause"] == "sent_back");
    CHECK(movements[1]["kind"] == "returned");
    const auto order = json_of(market.get(path, buyer));
    CHECK(order["accepted_fen"] == 60'000);
    CHECK(order["owed_fen"] == 42'000);
    CHECK(order["lines"][0]["returned_quantity"] == 3);
    CHECK(json_of(market.get(path + "/returns", supplier))["data"].size() == 1);
    CHECK(json_of(market.post(path + "/closing", buyer, json::object()))["status"] == "closed");
    CHECK(code_of(asking(1)) == "return-after-closing");
    market.check_invariants();
}

TEST_CASE("goods that come back wait for their budget before they lock stock, as orders do", "[orders][return][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto budget =
        market.post("/v1/budgets", shop::colleague(110, {"budgets:write"}),
                    {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂"}, {"allocated_fen", 1'000'000}}, market.fresh_key());
    REQUIRE(budget.status == 201);
    auto body = market.order_body(supplier, {{apples, 10}});
    body["lines"][0]["budget_id"] = json_of(budget)["id"];
    const auto path = "/v1/orders/" + json_of(market.post("/v1/orders", buyer, body))["id"].get<std::string>();
    for (const auto* step : {"confirmation", "dispatch"}) REQUIRE(market.post(path + "/" + step, supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/acceptance", buyer, {{"all", true}}).status == 200);
    auto asked = part(line_of(market, path), 3);
    asked["reason"] = "多收";
    const auto back = "/v1/returns/" + json_of(market.post(path + "/returns", buyer, asked))["id"].get<std::string>();
    REQUIRE(market.post(back + "/answer", supplier, {{"agreed", true}, {"words", "同意"}}).status == 200);

    // Somebody who places an order has the budget, and comes to the stock next.
    auto placing = market.session();
    placing.execute("START TRANSACTION");
    REQUIRE(placing.query("SELECT budget_id FROM budget FOR UPDATE").size() == 1);
    const json receipt{
        {"lines", {{{"line_id", asked["lines"][0]["line_id"]}, {"warehouse_code", "W-1"}, {"restocked", 3}, {"written_off", 0}}}}};
    const auto key = market.fresh_key();
    const auto answer = std::make_shared<std::optional<http::response>>();
    boost::asio::co_spawn(market.io, market.sending(http::method::post, back + "/receipt", supplier, receipt.dump(), key),
                          [answer](const std::exception_ptr&, http::response given) { *answer = std::move(given); });
    auto watching = market.session();
    run_until(market.io, [&] {
        auto waits = watching.query(
            "SELECT CAST(variable_value AS SIGNED) FROM information_schema.global_status "
            "WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'");
        return waits.next() && waits.integer(0) > 0;
    });
    CHECK(placing.query("SELECT stock_id FROM stock_level FOR UPDATE NOWAIT").size() == 1);
    placing.execute("ROLLBACK");
    run_until(market.io, [&] { return answer->has_value(); });
    if ((*answer)->status != 200) *answer = market.post(back + "/receipt", supplier, receipt, key);  // it had waited for too long
    INFO((*answer)->body);
    CHECK((*answer)->status == 200);
    market.check_invariants();
}

TEST_CASE("what is performed is ordered without stock and has the same life", "[orders][delivery][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto tour = list_service(market);
    const auto placed = market.place(buyer, supplier, {{tour, 30}, {apples, 5}});
    CHECK(placed["lines"][0]["unit_net_mass_g"].is_null());
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>{100, 5});
    // A shortage names the line that it is about, not the service before it.
    const auto short_of = market.post("/v1/orders", buyer, market.order_body(supplier, {{tour, 1}, {apples, 96}}));
    CHECK(pointers(short_of) == std::vector<std::string>{"/lines/1/quantity insufficient-stock"});
    const auto path = "/v1/orders/" + placed["id"].get<std::string>();
    REQUIRE(market.post(path + "/confirmation", supplier, json::object()).status == 200);
    const auto performed = market.post(path + "/deliveries", supplier, part(placed["lines"][0], 20));
    INFO(performed.body);
    REQUIRE(performed.status == 201);
    CHECK(json_of(performed)["lots"].empty());
    REQUIRE(market.post("/v1/deliveries/" + json_of(performed)["id"].get<std::string>() + "/acceptance", buyer, {{"all", true}}).status ==
            200);
    REQUIRE(market.post(path + "/dispatch", supplier, json::object()).status == 200);
    CHECK(json_of(market.post(path + "/acceptance", buyer, {{"all", true}}))["status"] == "accepted");
    auto back = part(placed["lines"][0], 1);
    back["reason"] = "未成行";
    CHECK(pointers(market.post(path + "/returns", buyer, back)) == std::vector<std::string>{"/lines/0/line_id service"});
    const auto cancelled = "/v1/orders/" + market.place(buyer, supplier, {{tour, 1}})["id"].get<std::string>();
    CHECK(market.post(cancelled + "/cancellation", buyer, {{"reason", "改期"}}).status == 200);
    market.check_invariants();
}

TEST_CASE("orders from before there were parts become one delivery each", "[orders][delivery][integration]") {
    const auto all = runtime::whole_schema(orders::own_migrations());
    const auto first_new =
        std::ranges::find_if(all, [](const auto& each) { return each.name.find("add_order_parts") != std::string_view::npos; });
    REQUIRE(first_new != all.end());
    const auto schema = test_database::instance().make_schema("orders_before", {all.begin(), first_new});
    auto connection = test_database::instance().open(schema);
    const auto insert_order = [&](const std::string& id, const std::string& status, const std::string& accepted) {
        connection.execute(
            "INSERT INTO purchase_order (order_id, version, status, buyer_organisation_id, supplier_organisation_id, placed_by, "
            "total_fen, accepted_fen, delivery_county_code, delivery_address, delivery_contact, requested_delivery_date, placed_at, "
            "hold_expires_at, confirmed_at, dispatched_at, accepted_at, approved_at) VALUES (x'" +
            id + "', 3, '" + status + "', x'" + id + "', x'" + id + "', x'" + id + "', 600, " + (accepted.empty() ? "NULL" : "500") +
            ", '510107', 'x', 'x', '2026-03-05', '2026-03-01', '2026-03-02', '2026-03-01', '2026-03-02', " +
            (accepted.empty() ? "NULL" : accepted) + ", '2026-03-01')");
        connection.execute(
            "INSERT INTO purchase_order_line (order_id, line_number, line_id, offer_id, offer_version, product_id, name_zh, quantity, "
            "unit_net_mass_g, unit_price_fen, amount_fen, storage_class, origin_county_code, accepted_quantity, rejected_quantity, "
            "channel) VALUES (x'" +
            id + "', 1, x'" + id + "', x'" + id + "', 1, x'" + id + "', 'x', 6, 500, 100, 600, 'ambient', '513423', " +
            (accepted.empty() ? "NULL, NULL" : "5, 1") + ", 'directed_supply')");
        for (const auto* kind : {"held", "shipped"})
            connection.execute(
                "INSERT INTO stock_movement (product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at) "
                "VALUES (x'" +
                id + "', x'" + id + "', '" + std::string(kind) + "', 6, x'" + id + "', x'" + id + "', '', x'" + id + "', '2026-03-01')");
    };
    insert_order("00000000000000000000000000000001", "dispatched", "");
    insert_order("00000000000000000000000000000002", "partly_accepted", "'2026-03-03'");
    mysql::migrate(test_database::instance().where(), schema, all);
    auto rows = connection.query(
        "SELECT HEX(d.delivery_id), d.status, l.quantity, l.accepted_quantity, x.quantity, p.shipped_quantity, o.deliveries "
        "FROM delivery d JOIN delivery_line l ON l.delivery_id = d.delivery_id JOIN delivery_lot x ON x.delivery_id = d.delivery_id "
        "JOIN purchase_order o ON o.order_id = d.order_id JOIN purchase_order_line p ON p.order_id = d.order_id "
        "ORDER BY d.delivery_id");
    REQUIRE(rows.next());
    CHECK(rows.text(1) == "shipped");
    CHECK(rows.is_null(3));
    for (const std::size_t column : {2U, 4U, 5U}) CHECK(rows.integer(column) == 6);
    CHECK(rows.integer(6) == 1);
    REQUIRE(rows.next());
    CHECK(rows.text(1) == "partly_accepted");
    CHECK(rows.integer(3) == 5);
    CHECK_FALSE(rows.next());
    for (const auto& each : orders::store::check_invariants(connection)) {
        INFO(each.name << " " << each.example);
        if (each.mark == "I6") CHECK(each.violations == 0);
    }
}

TEST_CASE("doctor finds a service that takes stock or waits for a harvest", "[orders][delivery][integration][doctor]") {
    shop market;
    market.shelf(supplier, 1);
    const std::string order = market.place(buyer, supplier, {{list_service(market), 2}})["id"];
    auto connection = market.session();
    CHECK(broken_invariants(connection).empty());
    connection.execute("UPDATE purchase_order_line SET delivery_week = '2026-03-02'");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"services-need-no-stock"});
    connection.execute("UPDATE purchase_order_line SET delivery_week = NULL");
    REQUIRE(market.post("/v1/orders/" + order + "/cancellation", buyer, {{"reason", "改期"}}).status == 200);
    for (const auto* kind : {"held", "hold_released"})
        connection.execute(
            "INSERT INTO stock_movement (product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at) "
            "SELECT s.product_id, s.warehouse_id, ?, l.quantity, l.order_id, l.line_id, '', l.order_id, NOW(6) "
            "FROM purchase_order_line l JOIN stock_level s",
            {std::string(kind)});
    CHECK(broken_invariants(connection) == std::vector<std::string>{"services-need-no-stock"});
}
