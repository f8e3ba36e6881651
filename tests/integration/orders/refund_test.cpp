// Refunds over HTTP and on MariaDB: of cancelled orders, of rejected and returned goods, of complaints; to the fen, also in parallel.
#include <catch.hpp>

#include "orders/migrations/migrations.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto clerk = shop::school();
const auto finance = shop::colleague(130, {"orders:read", "payments:write"});
const auto complaining = shop::colleague(131, {"complaints:read", "complaints:write", "orders:read"});
caller of_supplier(unsigned char account, std::vector<std::string> permissions) {
    auto who = shop::cooperative();
    who.who.account = numbered<base::account_id>(account);
    who.who.permissions = std::move(permissions);
    return who;
}
const auto cashier = of_supplier(12, {"orders:read", "payments:write"});

json ok(const http::response& answer, int status = 200) {
    INFO(answer.body);
    REQUIRE(answer.status == status);
    return json_of(answer);
}
json money(const std::string& name, std::int64_t amount, const std::string& voucher) {
    return {{name, "工会"}, {"amount_fen", amount}, {"voucher_number", voucher}, {"paid_on", "2026-03-01"}};
}
json back(std::int64_t amount, const std::string& voucher) { return money("payee_name", amount, voucher); }
std::string prepaid_order(shop& market, const shown_offer& apples, std::int64_t quantity) {
    auto body = market.order_body(supplier, {{apples, quantity}});
    body["payment"] = {{"kind", "prepaid"}};
    const std::string path = "/v1/orders/" + ok(market.post("/v1/orders", clerk, body), 201)["id"].get<std::string>();
    ok(market.post(path + "/confirmation", supplier, json::object()));
    const auto paid = ok(market.post(path + "/payments", finance, money("payer_name", quantity * 6'000, "V-" + market.fresh_key())), 201);
    ok(market.post(path + "/payment-confirmations", cashier, {{"payment_id", paid["id"]}}));
    return path;
}

}  // namespace

TEST_CASE("what was paid of an order that is cancelled afterwards is paid back, confirmed, and told", "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto path = prepaid_order(market, apples, 2);
    CHECK(code_of(market.post(path + "/refunds", cashier, back(1, "R-1"))) == "order-state-conflict");
    ok(market.post(path + "/cancellation", of_supplier(13, {"orders:confirm", "orders:read"}), {{"reason", "断货"}}));
    CHECK(ok(market.get(path, clerk))["owed_back_fen"] == 12'000);
    CHECK(code_of(market.post(path + "/refunds", cashier, back(12'001, "R-1"))) == "refund-above-owed");
    CHECK(code_of(market.post(path + "/refunds", finance, back(1, "R-1"))) == "order-party-forbidden");
    const auto first = ok(market.post(path + "/refunds", cashier, back(11'999, "R-1")), 201);
    CHECK(first["owed_back_fen"] == 1);
    CHECK(code_of(market.post(path + "/refunds", cashier, back(1, "R-1"))) == "refund-voucher-used");
    ok(market.post(path + "/refunds", cashier, back(1, "R-2")), 201);
    CHECK(ok(market.post(path + "/refund-confirmations", finance, {{"refund_id", first["id"]}}))["refund_confirmed_fen"] == 11'999);
    CHECK(code_of(market.post(path + "/refund-confirmations", finance, {{"refund_id", first["id"]}})) == "refund-confirmed-already");
    CHECK(code_of(market.post(path + "/refund-confirmations", finance, {{"refund_id", "rfd_01JQ0000000000000000000000"}})) ==
          "refund-not-found");
    CHECK(ok(market.get(path + "/refunds", clerk))["data"].size() == 2);
    market.check_invariants();
}

TEST_CASE("a payment that arrives after the cancellation is confirmed and paid back", "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    auto body = market.order_body(supplier, {{apples, 1}});
    body["payment"] = {{"kind", "prepaid"}};
    const std::string path = "/v1/orders/" + ok(market.post("/v1/orders", clerk, body), 201)["id"].get<std::string>();
    ok(market.post(path + "/confirmation", supplier, json::object()));
    const auto paid = ok(market.post(path + "/payments", finance, money("payer_name", 6'000, "V-1")), 201);
    ok(market.post(path + "/cancellation", of_supplier(13, {"orders:confirm", "orders:read"}), {{"reason", "断货"}}));
    CHECK(code_of(market.post(path + "/refunds", cashier, back(1, "R-1"))) == "refund-above-owed");
    ok(market.post(path + "/payment-confirmations", cashier, {{"payment_id", paid["id"]}}));
    CHECK(ok(market.post(path + "/refunds", cashier, back(6'000, "R-1")), 201)["owed_back_fen"] == 0);
    market.check_invariants();
}

TEST_CASE("rejected goods, returned goods and a settled complaint are each paid back to the fen", "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto path = prepaid_order(market, apples, 5);
    ok(market.post(path + "/dispatch", supplier, json::object()));
    const auto line = ok(market.get(path, clerk))["lines"][0]["id"];
    ok(market.post(path + "/acceptance", clerk,
                   {{"lines", json::array({{{"line_id", line},
                                            {"accepted_quantity", 4},
                                            {"rejected_quantity", 1},
                                            {"reason", "腐烂"},
                                            {"rejected_goods", "returned"}}})}}));
    const auto owed = [&] { return ok(market.get(path, clerk))["owed_back_fen"].get<std::int64_t>(); };
    CHECK(owed() == 6'000);
    const auto returned =
        ok(market.post(path + "/returns", clerk, {{"reason", "多收"}, {"lines", {{{"line_id", line}, {"quantity", 1}}}}}), 201);
    const auto returning = "/v1/returns/" + returned["id"].get<std::string>();
    ok(market.post(returning + "/answer", supplier, {{"agreed", true}, {"words", "同意"}}));
    CHECK(owed() == 6'000);
    ok(market.post(returning + "/receipt", supplier,
                   {{"lines", {{{"line_id", line}, {"warehouse_code", "W-1"}, {"restocked", 1}, {"written_off", 0}}}}}));
    CHECK(owed() == 12'000);
    const auto complaint =
        "/v1/complaints/" +
        ok(market.post(path + "/complaints", complaining, {{"ground", "quality"}, {"words", "坏果"}, {"refund_fen", 1'234}}), 201)["id"]
            .get<std::string>();
    ok(market.post(complaint + "/answer", of_supplier(14, {"complaints:answer", "complaints:read"}),
                   {{"words", "同意"}, {"offer_fen", 1'234}}));
    CHECK(owed() == 12'000);
    ok(market.post(complaint + "/agreement", complaining, json::object()));
    const auto order = ok(market.get(path, clerk));
    CHECK(order["refund_granted_fen"] == 1'234);
    CHECK(order["owed_fen"] == 18'000 - 1'234);
    CHECK(order["owed_back_fen"] == 13'234);
    market.check_invariants();

    std::vector<std::string> bodies;
    std::vector<std::string> keys;
    for (int i = 0; i < 10; ++i) {
        bodies.push_back(back(6'617, "R-" + std::to_string(i)).dump());
        keys.push_back(market.fresh_key());
    }
    int recorded = 0;
    for (const auto& each : market.post_all(path + "/refunds", cashier, bodies, keys)) {
        if (each.status == 201)
            ++recorded;
        else
            CHECK(code_of(each) == "refund-above-owed");
    }
    CHECK(recorded == 2);
    CHECK(owed() == 0);
    market.check_invariants();
}

TEST_CASE("rulings and orders of one budget at once never break its sums, and old refunds are shared as new ones",
          "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 1'000);
    const auto treasurer = shop::colleague(110, {"budgets:read", "budgets:write"});
    const auto budget = ok(market.post("/v1/budgets", treasurer,
                                       {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂经费"}, {"allocated_fen", 1'000'000}}),
                           201)["id"]
                            .get<std::string>();
    auto body = market.order_body(supplier, {{apples, 5}, {market.shelf(supplier, 1'000), 1}});
    body["lines"][0]["budget_id"] = budget;
    const std::string path = "/v1/orders/" + ok(market.post("/v1/orders", clerk, body), 201)["id"].get<std::string>();
    ok(market.post(path + "/confirmation", supplier, json::object()));
    ok(market.post(path + "/dispatch", supplier, json::object()));
    ok(market.post(path + "/acceptance", clerk, {{"all", true}}));
    const auto answering = of_supplier(14, {"complaints:answer", "complaints:read"});
    std::vector<std::string> complaints;
    for (int i = 0; i < 8; ++i) {
        complaints.push_back(
            "/v1/complaints/" +
            ok(market.post(path + "/complaints", complaining, {{"ground", "quality"}, {"words", "坏果"}, {"refund_fen", 1'001}}), 201)["id"]
                .get<std::string>());
        ok(market.post(complaints.back() + "/answer", answering, {{"words", "同意"}, {"offer_fen", 1'001}}));
    }
    const auto several = [&](const std::string& where, const caller& who, std::size_t count, const json& said) {
        std::vector<std::string> keys;
        for (std::size_t i = 0; i < count; ++i) keys.push_back(market.fresh_key());
        return market.post_all(where, who, std::vector<std::string>(count, said.dump()), keys);
    };
    for (const auto& each : complaints) {
        auto agreed = 0;
        for (const auto& answer : several(each + "/agreement", complaining, 3, json::object())) agreed += answer.status == 200 ? 1 : 0;
        CHECK(agreed == 1);
        for (const auto& answer : several("/v1/orders", clerk, 2, body)) CHECK(answer.status == 201);
    }
    const auto lines = ok(market.get(path, clerk))["lines"];
    const auto given_back = lines[0]["refunded_fen"].get<std::int64_t>();
    CHECK(given_back + lines[1]["refunded_fen"].get<std::int64_t>() == 8 * 1'001);
    const auto stands = ok(market.get("/v1/budgets/" + budget, treasurer));
    CHECK(stands["consumed_fen"] == 30'000 - given_back);
    CHECK(stands["committed_fen"] == 16 * 30'000);
    market.check_invariants();

    auto connection = market.session();
    connection.execute("UPDATE purchase_order_line SET refunded_fen = 0");
    connection.execute("UPDATE budget SET consumed_fen = 30000");
    for (const auto& each : orders::own_migrations())
        if (each.name.contains("share_granted_refunds") || each.name.contains("give_refunds_back")) connection.execute(each.statement);
    CHECK(ok(market.get(path, clerk))["lines"][0]["refunded_fen"] == 6'673);
    CHECK(ok(market.get(path, clerk))["lines"][1]["refunded_fen"] == 1'335);
    CHECK(ok(market.get("/v1/budgets/" + budget, treasurer))["consumed_fen"] == 30'000 - 6'673);
    market.check_invariants();
}

TEST_CASE("bad refunds are refused by name and place, and others find nothing", "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto path = prepaid_order(market, apples, 1);
    const auto bad = market.post(path + "/refunds", cashier, {{"payee_name", ""}, {"amount_fen", 0}});
    std::vector<std::string> faults;
    for (const auto& each : json_of(bad)["errors"])
        faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    CHECK(faults ==
          std::vector<std::string>{"/payee_name too-short", "/amount_fen out-of-range", "/voucher_number required", "/paid_on required"});
    const auto stranger = shop::colleague(150, {"orders:read", "payments:write"}, std::nullopt, 103);
    CHECK(market.post(path + "/refunds", stranger, back(1, "R-1")).status == 404);
    CHECK(market.get(path + "/refunds", stranger).status == 404);
    market.check_invariants();
}

TEST_CASE("what was paid back beyond what is owed back is found, to the fen", "[orders][refund][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto path = prepaid_order(market, apples, 2);
    ok(market.post(path + "/dispatch", supplier, json::object()));
    const auto line = ok(market.get(path, clerk))["lines"][0]["id"];
    ok(market.post(path + "/acceptance", clerk,
                   {{"lines",
                     {{{"line_id", line},
                       {"accepted_quantity", 1},
                       {"rejected_quantity", 1},
                       {"reason", "碰伤"},
                       {"rejected_goods", "destroyed"}}}}}));
    ok(market.post(path + "/refunds", cashier, back(6'000, "R-1")), 201);
    market.check_invariants();
    // With all of its sums: only what is owed can tell.
    auto connection = market.session();
    connection.execute("UPDATE order_refund SET amount_fen = amount_fen + 1");
    connection.execute("UPDATE purchase_order SET refund_recorded_fen = refund_recorded_fen + 1");
    CHECK(broken_invariants(connection) == std::vector<std::string>{"no-more-is-paid-back-than-is-owed-back"});
}
