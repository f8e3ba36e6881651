// `doctor`: each promise is broken by SQL, and exactly that one is found; counters are rebuilt from the ledger; clients' logs are compared.
#include <catch.hpp>

#include <algorithm>
#include <set>

#include "orders/app/doctor/client_log.hpp"
#include "orders/commands/client_log_json.hpp"
#include "orders/store/doctor/mysql_placed_orders.hpp"
#include "orders/store/doctor/mysql_stock_repair.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/integration/orders/with_signature.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;
namespace app = orders::app;
namespace commands = orders::commands;
namespace domain = orders::domain;
namespace store = orders::store;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::school();
using texts = std::set<std::string>;

// Which promises are broken, by their marks.
texts broken(const shop& market, std::optional<base::instant> quiet_at = std::nullopt) {
    auto connection = market.session();
    auto reports = store::check_invariants(connection);
    if (quiet_at) std::ranges::move(store::check_quiet(connection, *quiet_at), std::back_inserter(reports));
    texts marks;
    for (const auto& each : reports) {
        UNSCOPED_INFO(each.mark << " " << each.name << ": " << each.violations << " " << each.example);
        if (each.violations == 0) continue;
        marks.insert(each.mark);
        CHECK_FALSE(each.example.empty());
    }
    return marks;
}

void wait_until_sealed(shop& market) {
    run_until(market.io, [&] { return market.session().query("SELECT id FROM journal WHERE seq IS NULL LIMIT 1").size() == 0; });
}

// One of ten that a long-term contract has for the week.
void call_off(shop& market, const shown_offer& apples, const std::string& key) {
    const auto made = json_of(market.post("/v1/supply-contracts", with_signature(buyer),
                                          {{"kind", "supply"},
                                           {"product_id", apples.product},
                                           {"goods", "苹果"},
                                           {"floor_price_fen", 1},
                                           {"pricing", "market"},
                                           {"starts_on", "2026-03-02"},
                                           {"step", "week"},
                                           {"periods", 1},
                                           {"quantity_per_period", 10}}));
    const auto path = "/v1/supply-contracts/" + made["id"].get<std::string>();
    for (const auto& side : {buyer, supplier})
        REQUIRE(market.post(path + "/signatures", with_signature(side), {{"text_sha256", made["text_sha256"]}}).status == 200);
    const auto asked = market.post(path + "/addenda", with_signature(supplier),
                                   {{"ends_on", "2026-03-07"},
                                    {"quantities", {{{"period", 1}, {"quantity", 9}}}},
                                    {"price", {{"from", "2026-03-02"}, {"unit_price_fen", 2}}},
                                    {"reason", "减产"}});
    REQUIRE(asked.status == 201);
    REQUIRE(market
                .post(path + "/addendum-signatures", with_signature(buyer),
                      {{"number", 1}, {"text_sha256", json_of(asked)["addenda"][0]["text_sha256"]}})
                .status == 200);
    auto body = market.order_body(supplier, {{apples, 1}});
    body.erase("supplier_organisation_id");
    REQUIRE(market.post(path + "/call-offs", buyer, body, key).status == 201);
}

// A market with a bit of everything: lots in two warehouses, a transfer, a count, an order in each state.
struct busy_shop {
    busy_shop() {
        apples = market.list_product(supplier);
        batch("A", "B-1", 20);
        batch("Z", "B-2", 20);
        market.stock_up(supplier, apples, 20, "A");
        const auto levels = json_of(market.get("/v1/stock-lots?product_id=" + apples.product, supplier))["data"];
        std::string lot;
        for (const auto& each : levels)
            if (each["number"] == "B-1") lot = each["lot_id"];
        REQUIRE(market
                    .post("/v1/stock-transfers", supplier,
                          {{"product_id", apples.product},
                           {"from_warehouse_code", "A"},
                           {"to_warehouse_code", "Z"},
                           {"lot_id", lot},
                           {"quantity", 5},
                           {"reason", "调拨"}})
                    .status == 201);
        accepted = market.place(buyer, supplier, {{apples, 3}})["id"];
        for (const auto* step : {"confirmation", "dispatch"})
            REQUIRE(market.post("/v1/orders/" + accepted + "/" + step, supplier, json::object()).status == 200);
        REQUIRE(market.post("/v1/orders/" + accepted + "/acceptance", buyer, {{"all", true}}).status == 200);
        placed = market.place(buyer, supplier, {{apples, 4}})["id"];
        part_of_an_order();
        goods_that_came_back();
        call_off(market, apples, market.fresh_key());
        plan_for_june();
        wait_until_sealed(market);
    }
    // Two of five left, and were accepted.
    void part_of_an_order() {
        const auto order = market.place(buyer, supplier, {{apples, 5}});
        const auto path = "/v1/orders/" + order["id"].get<std::string>();
        REQUIRE(market.post(path + "/confirmation", supplier, json::object()).status == 200);
        const auto left =
            market.post(path + "/deliveries", supplier, {{"lines", {{{"line_id", order["lines"][0]["id"]}, {"quantity", 2}}}}});
        REQUIRE(left.status == 201);
        REQUIRE(market.post("/v1/deliveries/" + json_of(left)["id"].get<std::string>() + "/acceptance", buyer, {{"all", true}}).status ==
                200);
    }
    // One of the three that were accepted first, fit to be sold again.
    void goods_that_came_back() {
        const auto line = json_of(market.get("/v1/orders/" + accepted, buyer))["lines"][0]["id"];
        const auto asked = market.post("/v1/orders/" + accepted + "/returns", buyer,
                                       {{"reason", "多收"}, {"lines", {{{"line_id", line}, {"quantity", 1}}}}});
        REQUIRE(asked.status == 201);
        const auto path = "/v1/returns/" + json_of(asked)["id"].get<std::string>();
        REQUIRE(market.post(path + "/answer", supplier, {{"agreed", true}, {"words", "同意"}}).status == 200);
        const auto back = market.post(path + "/receipt", supplier,
                                      {{"lines", {{{"line_id", line}, {"warehouse_code", "A"}, {"restocked", 1}, {"written_off", 0}}}}});
        INFO(back.body);
        REQUIRE(back.status == 200);
    }
    void plan_for_june() {
        const auto calendar = json_of(market.post("/v1/school-calendars", buyer,
                                                  {{"name", "六月"},
                                                   {"terms", {{{"from", "2026-06-01"}, {"to", "2026-06-30"}}}},
                                                   {"free_days", json::array()},
                                                   {"moved_days", json::array()}}));
        const json line{{"weekday", 1}, {"offer_id", apples.offer}, {"offer_version", 1}, {"quantity", 1}};
        const auto made = market.post("/v1/standing-orders", buyer,
                                      {{"name", "六月"},
                                       {"supplier_organisation_id", supplier.organisation()},
                                       {"calendar_id", calendar["id"]},
                                       {"delivery", market.order_body(supplier, {})["delivery"]},
                                       {"lead_days", 3},
                                       {"starts_on", "2026-06-01"},
                                       {"mode", "order"},
                                       {"lines", json::array({line})}});
        INFO(made.body);
        REQUIRE(made.status == 201);
    }
    void batch(const std::string& warehouse, const std::string& number, std::int64_t quantity) {
        const auto answer = market.post("/v1/stock-receipts", supplier,
                                        {{"product_id", apples.product},
                                         {"warehouse_code", warehouse},
                                         {"quantity", quantity},
                                         {"reason", "入库"},
                                         {"batch", {{"number", number}, {"harvested_on", "2026-03-01"}, {"expires_on", "2026-04-01"}}}});
        INFO(answer.body);
        REQUIRE(answer.status == 201);
    }
    void plant(const std::string& fault) {
        auto connection = market.session();
        connection.execute("SET check_constraint_checks = 0");
        INFO(fault);
        REQUIRE(connection.execute(fault) > 0);
    }

    shop market;
    shown_offer apples;
    std::string accepted;
    std::string placed;
};

}  // namespace

TEST_CASE("nothing is broken in a busy shop, at any moment and once it is quiet", "[orders][integration][doctor]") {
    busy_shop busy;
    CHECK(broken(busy.market, busy.market.clock.now()).empty());
}

TEST_CASE("each planted fault is found under its own mark and no other", "[orders][integration][doctor]") {
    const auto [mark, fault] = GENERATE(table<std::string, std::string>({
        {"I1", "UPDATE stock_level SET on_hand = on_hand + 1 LIMIT 1"},
        {"I1", "UPDATE stock_level SET reserved = on_hand + 1 LIMIT 1"},
        {"I1", "UPDATE stock_lot SET on_hand = on_hand + 1 LIMIT 1"},
        {"I1", "UPDATE lot SET units_in = units_in + 1 LIMIT 1"},
        {"I1", "UPDATE stock_movement SET lot_id = x'00000000000000000000000000000000' WHERE kind = 'transferred_in'"},
        {"I4", "UPDATE receipt SET body = NULL WHERE scope LIKE '% place_order' LIMIT 1"},
        {"I4",
         "INSERT INTO receipt (scope, receipt_key, fingerprint, body) SELECT scope, 'another-key', fingerprint, body FROM receipt "
         "WHERE scope LIKE '% place_order' LIMIT 1"},
        {"I5", "UPDATE purchase_order SET total_fen = total_fen + 1 WHERE status = 'placed'"},
        {"I5", "UPDATE purchase_order SET accepted_fen = accepted_fen - 1 WHERE status = 'accepted'"},
        {"I5", "UPDATE purchase_order SET paid_recorded_fen = 1 WHERE status = 'placed'"},
        {"I5", "UPDATE purchase_order SET refund_granted_fen = 1 WHERE status = 'placed'"},
        {"I5", "UPDATE purchase_order_line SET refunded_fen = 1 WHERE quantity = 3"},
        {"I5",
         "INSERT INTO credit_limit (credit_limit_id, version, supplier_organisation_id, buyer_organisation_id, buyer_unit_id, limit_fen, "
         "used_fen) VALUES (x'0000000000000000000000000000000F', 1, x'00000000000000000000000000000001', "
         "x'00000000000000000000000000000002', x'00000000000000000000000000000000', 9, 5)"},
        {"I5", "UPDATE purchase_order SET payment_kind = 'credit', payment_days = 30 WHERE status = 'partly_shipped'"},
        {"I6", "UPDATE purchase_order SET contract_required = TRUE WHERE status = 'accepted'"},
        {"I6",
         "INSERT INTO order_draft (draft_id, version, buyer_organisation_id, supplier_organisation_id, delivery_county_code, "
         "delivery_address, "
         "delivery_contact, requested_delivery_date, opened_by, opened_at, expires_at, line_count, order_id, submitted_at) "
         "VALUES (x'0000000000000000000000000000000F', 2, x'00000000000000000000000000000001', x'00000000000000000000000000000002', "
         "'510107', 'x', 'x', '2026-03-05', x'00000000000000000000000000000003', '2026-03-01', '2026-03-31', 1, "
         "x'0000000000000000000000000000000E', '2026-03-01')"},
        {"I6", "UPDATE stock_movement SET line_id = x'0000000000000000000000000000000F' WHERE kind = 'held' LIMIT 1"},
        {"I7", "UPDATE journal SET aggregate_version = 7 WHERE aggregate_type = 'stock_level' AND aggregate_version = 1 LIMIT 1"},
        {"I8", "UPDATE journal SET seq = seq + 1000 ORDER BY seq DESC LIMIT 1"},
        {"I10", "UPDATE journal SET type = 'order.confirmed' WHERE type = 'order.dispatched'"},
        {"I10", "UPDATE purchase_order SET dispatched_at = confirmed_at - INTERVAL 1 DAY WHERE status = 'accepted'"},
        {"I11", "UPDATE lot SET supplier_organisation_id = x'0000000000000000000000000000000F' LIMIT 1"},
        {"I11", "UPDATE product SET supplier_organisation_id = x'0000000000000000000000000000000F'"},
        {"I6", "UPDATE delivery_line SET quantity = quantity + 1, accepted_quantity = accepted_quantity + 1 LIMIT 1"},
        {"I6", "UPDATE delivery_lot SET quantity = quantity + 1 LIMIT 1"},
        {"I6", "UPDATE purchase_order SET deliveries = deliveries + 1 WHERE status = 'partly_shipped'"},
        {"I6", "UPDATE purchase_order_line SET shipped_quantity = quantity + 1 WHERE quantity = 5"},
        {"I6", "UPDATE delivery SET status = 'shipped' WHERE order_id IN (SELECT order_id FROM purchase_order WHERE status = 'accepted')"},
        {"I7", "UPDATE delivery SET version = version + 1 LIMIT 1"},
        {"I7", "UPDATE goods_return SET version = version + 1"},
        {"I5", "UPDATE goods_return_line SET quantity = quantity + 1"},
        {"I5", "UPDATE purchase_order SET returned_fen = returned_fen + 1 WHERE returned_fen > 0"},
        {"I12", "UPDATE purchase_order SET hold_expires_at = '2020-01-01' WHERE status = 'placed'"},
        {"I12",
         "INSERT INTO feed_parked (feed, seq, aggregate_type, aggregate_id, type, entry, reason, parked_at) "
         "VALUES ('catalog', 2, 'product', 'x', 'product.published', '{}', 'x', NOW(6))"},
    }));
    busy_shop busy;
    busy.plant(fault);
    CHECK(broken(busy.market, busy.market.clock.now()) == texts{mark});
}

TEST_CASE("each planted fault of plans that become orders is found under its own mark and no other", "[orders][integration][doctor]") {
    const auto [mark, fault] = GENERATE(table<std::string, std::string>({
        {"I4",
         "INSERT INTO standing_order_day (standing_order_id, day, outcome, order_id, decided_at) "
         "SELECT standing_order_id, '2026-06-01', 'ordered', x'0000000000000000000000000000000F', NOW(6) FROM standing_order"},
        {"I6", "UPDATE supply_period SET called_off = quantity + 1"},
        {"I6", "UPDATE supply_call_off SET quantity = quantity + 1"},
        {"I6", "UPDATE supply_contract SET floor_price_fen = 1000000"},
        {"I6", "UPDATE supply_contract SET text = CONCAT(text, ' ')"},
        {"I6", "UPDATE supply_contract SET in_force_at = NULL"},
        {"I6", "UPDATE supply_signature SET sha256 = REPEAT('0', 64) WHERE side = 'buyer'"},
        {"I6", "DELETE FROM supply_signature WHERE side = 'supplier'"},
        {"I6", "UPDATE supply_period SET quantity = quantity + 1"},
        {"I6", "UPDATE supply_period SET from_day = to_day"},
        {"I6", "UPDATE supply_contract SET product_id = x'0000000000000000000000000000000F'"},
        {"I6", "UPDATE supply_addendum SET text = CONCAT(text, ' ')"},
        {"I6", "UPDATE supply_addendum SET ends_on = '2026-03-06'"},
        {"I6", "UPDATE supply_addendum SET unit_price_fen = NULL, price_from = NULL"},
        {"I6", "UPDATE supply_addendum_quantity SET quantity = 10"},
        {"I6", "UPDATE supply_contract SET agreed_end = NULL"},
        {"I6", "UPDATE supply_period SET open_until = '2026-03-06'"},
        {"I6", "UPDATE supply_period SET priced_by = 0"},
        {"I6", "UPDATE supply_period p, supply_contract c SET p.open_until = '2026-03-01', c.agreed_end = '2026-03-01', p.kept = 0"},
        {"I7", "UPDATE supply_contract SET version = version + 1"},
        {"I11", "UPDATE supply_contract SET buyer_organisation_id = x'0000000000000000000000000000000F'"},
        {"I11", "UPDATE supply_contract SET supplier_organisation_id = x'0000000000000000000000000000000F'"},
        {"I4",
         "INSERT INTO standing_order_day (standing_order_id, day, outcome, order_id, decided_at) "
         "SELECT s.standing_order_id, '2026-05-30', 'ordered', o.order_id, NOW(6) FROM standing_order s JOIN purchase_order o "
         "WHERE o.status = 'accepted'"},
        {"I4", "UPDATE receipt SET body = NULL WHERE scope LIKE '% call_off_supply_contract'"},
    }));
    busy_shop busy;
    busy.plant(fault);
    CHECK(broken(busy.market, busy.market.clock.now()) == texts{mark});
}

TEST_CASE("goods that left under a contract which nobody signed are found", "[orders][integration][doctor]") {
    busy_shop busy;
    busy.plant("UPDATE purchase_order SET contract_required = TRUE WHERE status = 'partly_shipped'");
    busy.plant(
        "INSERT INTO order_contract (order_id, text, sha256, freight_fen, freight_borne_by, drawn_at) "
        "SELECT order_id, 'x', REPEAT('0', 64), 0, 'supplier', confirmed_at FROM purchase_order WHERE status = 'partly_shipped'");
    CHECK(broken(busy.market) == texts{"I6"});
    busy.plant(
        "INSERT INTO order_signature (order_id, document, side, account_id, account_name, sha256, signed_at) "
        "SELECT order_id, 0, side, x'00000000000000000000000000000003', 'x', REPEAT('0', 64), confirmed_at "
        "FROM purchase_order JOIN (SELECT 'buyer' AS side UNION SELECT 'supplier') sides WHERE status = 'partly_shipped'");
    CHECK(broken(busy.market).empty());
}

TEST_CASE("counters are rebuilt from the ledger, once, and what differed is told", "[orders][integration][doctor]") {
    busy_shop busy;
    busy.plant("UPDATE stock_level SET on_hand = on_hand + 2, reserved = 0");
    busy.plant("DELETE FROM stock_lot WHERE reserved > 0");
    REQUIRE(broken(busy.market) == texts{"I1"});
    auto connection = busy.market.session();
    const auto context = a_context(busy.market.clock.now());
    seeded_random random;
    connection.execute("START TRANSACTION");
    const auto products = store::find_differing(connection);
    REQUIRE(products.size() == 1);
    store::mysql_transaction open(connection);
    const auto rows = store::repair(connection, open, products.front(), context, random);
    connection.execute("COMMIT");
    CHECK(rows.size() == 3);  // two levels and the lot
    for (const auto& each : rows)
        if (!each.lot) CHECK(each.on_hand_before == each.on_hand + 2);
    CHECK(store::find_differing(connection).empty());
    CHECK(broken(busy.market).empty());
    CHECK(busy.market.stock_of(supplier, busy.apples) == std::pair<std::int64_t, std::int64_t>{56, 8});
}

TEST_CASE("a client's log is held against what is there", "[orders][integration][doctor]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto body = market.order_body(supplier, {{apples, 1}});
    const auto answer = market.post("/v1/orders", buyer, body, "key-of-the-first-order");
    const auto unheard = market.post("/v1/orders", buyer, body, "key-of-the-second-order");
    const auto fingerprint = base::to_hex(crypto::as_text(crypto::sha256(answer.body)));
    const auto id = json_of(answer)["id"].get<std::string>();
    auto connection = market.session();
    const auto found = [&](const std::vector<app::client_entry>& log) {
        texts marks;
        for (const auto& each : app::compare(log, store::read_placed_orders(connection)))
            if (each.violations != 0) marks.insert(each.mark);
        return marks;
    };
    const app::client_entry first{"key-of-the-first-order", app::client_verdict::ok, id, fingerprint, true};
    const app::client_entry second{"key-of-the-second-order", app::client_verdict::unknown, {}};
    CHECK(found({first, second}).empty());
    CHECK(found({first, first, second, {"never-arrived-anywhere", app::client_verdict::unknown, {}}}).empty());
    auto lost = first;
    lost.order = base::to_wire(numbered<domain::order_id>(9));
    lost.key = "lost-order-of-somebody";
    CHECK(found({first, second, lost}) == texts{"I2"});
    auto other_content = first;
    other_content.fingerprint = std::string(64, '0');
    CHECK(found({other_content, second}) == texts{"I2"});
    CHECK(found({first}) == texts{"I3"});
    CHECK(found({first, {"key-of-the-second-order", app::client_verdict::rejected, {}}}) == texts{"I3"});
    CHECK(found({first, other_content, second}) == texts{"I2", "I4"});
    auto unread = first;
    unread.read_back = false;
    CHECK(found({unread, second}) == texts{"I9"});
    const auto draft = json_of(market.post("/v1/order-drafts", buyer,
                                           {{"supplier_organisation_id", base::to_wire(supplier.who.organisation)},
                                            {"delivery", body["delivery"]},
                                            {"requested_delivery_date", body["requested_delivery_date"]}}));
    const auto path = "/v1/order-drafts/" + draft["id"].get<std::string>();
    REQUIRE(market.post(path + "/lines", buyer, body["lines"][0]).status == 201);
    REQUIRE(market.post(path + "/submission", buyer, json::object(), "key-of-the-draft").status == 201);
    CHECK(found({first, second}) == texts{"I3"});
    const app::client_entry submitted{"key-of-the-draft", app::client_verdict::unknown, {}};
    CHECK(found({first, second, submitted}).empty());
    call_off(market, apples, "key-of-the-call-off");
    CHECK(found({first, second, submitted}) == texts{"I3"});
    CHECK(found({first, second, submitted, {"key-of-the-call-off", app::client_verdict::unknown, {}}}).empty());
}

TEST_CASE("a day in part whose order has what was left out, or that is no order, is found", "[orders][integration][doctor]") {
    busy_shop busy;
    const std::string skip =
        "INSERT INTO standing_order_skipped_line (standing_order_id, day, number, offer_id, name_zh, quantity, code, detail) "
        "SELECT s.standing_order_id, '2026-03-05', 1, o.offer_id, 'x', 1, 'insufficient-stock', 'x' FROM standing_order s JOIN offer o";
    busy.plant(
        "INSERT INTO standing_order_day (standing_order_id, day, outcome, order_id, decided_at) SELECT s.standing_order_id, "
        "'2026-03-05', 'ordered', o.order_id, NOW(6) FROM standing_order s JOIN purchase_order o WHERE o.status = 'accepted'");
    CHECK(broken(busy.market).empty());
    busy.plant(skip);
    CHECK(broken(busy.market) == texts{"I4"});
    busy.plant("UPDATE standing_order_skipped_line SET offer_id = x'0000000000000000000000000000000F'");
    CHECK(broken(busy.market).empty());
    busy.plant("UPDATE standing_order_day SET outcome = 'not_ordered', order_id = NULL, code = 'x', detail = 'x'");
    CHECK(broken(busy.market) == texts{"I4"});
}
