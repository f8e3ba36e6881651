// Contracts, payments and credit over HTTP on a private MariaDB: who signs what, what is committed and owed, and races for a credit.
#include <catch.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto clerk = shop::school();
const auto finance = shop::colleague(110, {"budgets:read", "budgets:write", "orders:read", "payments:write"});
const auto administrator = shop::colleague(111, {"budgets:read", "purchasing-rules:write"});
const auto buyer_signer = shop::colleague(112, {"contracts:sign", "orders:read"});

caller of_supplier(unsigned char account, std::vector<std::string> permissions) {
    return {a_context_of(numbered<base::organisation_id>(1), "cooperative", std::move(permissions), numbered<base::account_id>(account))
                .who.value()};
}
const auto supplier_signer = of_supplier(11, {"contracts:sign", "orders:read"});
const auto cashier = of_supplier(12, {"credits:write", "orders:read", "payments:write"});

json ok(const http::response& answer, int status = 200) {
    INFO(answer.body);
    REQUIRE(answer.status == status);
    return json_of(answer);
}

std::string place(shop& market, const json& body) {
    return "/v1/orders/" + ok(market.post("/v1/orders", clerk, body), 201)["id"].get<std::string>();
}
void confirm(shop& market, const std::string& path) { ok(market.post(path + "/confirmation", supplier, json::object())); }
json sign(shop& market, const std::string& path, const caller& who) {
    return ok(market.post(path + "/contract/signatures", who, {{"text_sha256", ok(market.get(path + "/contract", who))["text_sha256"]}}));
}
json pay(std::int64_t amount, const std::string& voucher) {
    return {{"payer_name", "示范小学工会"}, {"amount_fen", amount}, {"voucher_number", voucher}, {"paid_on", "2026-03-01"}};
}

}  // namespace

TEST_CASE("an order above the buyer's step is signed by both before it is dispatched, and its freight is in the budget",
          "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    const auto budget =
        ok(market.post("/v1/budgets", finance, {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂经费"}, {"allocated_fen", 61'000}}),
           201)["id"]
            .get<std::string>();
    ok(market.post("/v1/purchasing-rules", administrator,
                   {{"approvals", json::array()}, {"budget_required", false}, {"contract_from_fen", 60'000}}));
    auto body = market.order_body(supplier, {{apples, 10}});
    body["lines"][0]["budget_id"] = budget;
    const auto path = place(market, body);
    CHECK(ok(market.get(path, clerk))["contract_required"] == true);
    CHECK(code_of(market.get(path + "/contract", clerk)) == "contract-not-found");
    confirm(market, path);
    CHECK(ok(market.get(path, clerk))["status"] == "contracting");
    CHECK(code_of(market.post(path + "/dispatch", supplier, json::object())) == "contract-not-signed");

    const auto drawn = ok(market.get(path + "/contract", buyer_signer));
    const auto freighted = ok(market.post(path + "/contract/freight", supplier_signer, {{"freight_fen", 1'001}, {"borne_by", "buyer"}}));
    CHECK(freighted["text_sha256"] != drawn["text_sha256"]);
    const auto stale = market.post(path + "/contract/signatures", buyer_signer, {{"text_sha256", drawn["text_sha256"]}});
    CHECK(code_of(stale) == "contract-text-differs");
    CHECK(json_of(stale)["text_sha256"] == freighted["text_sha256"]);
    const auto dear = market.post(path + "/contract/signatures", buyer_signer, {{"text_sha256", freighted["text_sha256"]}});
    CHECK(code_of(dear) == "budget-exceeded");
    ok(market.post(path + "/contract/freight", buyer_signer, {{"freight_fen", 1'000}, {"borne_by", "buyer"}}));
    CHECK(sign(market, path, buyer_signer)["order_status"] == "contracting");
    CHECK(json_of(market.get("/v1/budgets/" + budget, finance))["committed_fen"] == 61'000);
    CHECK(code_of(market.post(path + "/contract/freight", supplier_signer, {{"freight_fen", 1}, {"borne_by", "buyer"}})) ==
          "contract-fixed");
    const auto hash = ok(market.get(path + "/contract", buyer_signer))["text_sha256"];
    CHECK(code_of(market.post(path + "/contract/signatures", buyer_signer, {{"text_sha256", hash}})) == "contract-signed-already");
    const auto done = sign(market, path, supplier_signer);
    CHECK(done["order_status"] == "confirmed");
    CHECK(done["in_force"] == true);
    CHECK(done["owed_fen"] == 61'000);
    CHECK(done["signatures"].size() == 2);
    const auto rows = json_of(market.get("/v1/budgets/" + budget + "/commitments", finance))["data"];
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["line_number"] == 0);
    CHECK(rows[0]["committed_fen"] == 1'000);
    market.check_invariants();

    ok(market.post(path + "/contract/addenda", supplier_signer,
                   {{"freight", {{"freight_fen", 400}, {"borne_by", "buyer"}}}, {"deliver_by", "2026-03-07"}, {"note", "并车运输"}}),
       201);
    const auto open = ok(market.get(path + "/contract", buyer_signer))["addenda"][0];
    const json signature{{"number", 1}, {"text_sha256", open["text_sha256"]}};
    CHECK(code_of(market.post(path + "/contract/addendum-signatures", buyer_signer, signature)) == "addendum-supplier-first");
    ok(market.post(path + "/contract/addendum-signatures", supplier_signer, signature));
    const auto amended = ok(market.post(path + "/contract/addendum-signatures", buyer_signer, signature));
    CHECK(amended["freight_in_force"]["freight_fen"] == 400);
    CHECK(amended["owed_fen"] == 60'400);
    CHECK(ok(market.get(path, clerk))["requested_delivery_date"] == "2026-03-07");
    CHECK(json_of(market.get("/v1/budgets/" + budget, finance))["committed_fen"] == 60'400);

    ok(market.post(path + "/dispatch", supplier, json::object()));
    ok(market.post(path + "/acceptance", clerk, {{"all", true}}));
    const auto spent = json_of(market.get("/v1/budgets/" + budget, finance));
    CHECK(spent["committed_fen"] == 0);
    CHECK(spent["consumed_fen"] == 60'400);
    market.check_invariants();
}

TEST_CASE("an order may ask for a contract itself; cancelled before it is signed, everything is given back", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    auto body = market.order_body(supplier, {{apples, 2}});
    body["contract"] = true;
    const auto path = place(market, body);
    confirm(market, path);
    sign(market, path, supplier_signer);
    ok(market.post(path + "/cancellation", clerk, {{"reason", "不再需要"}}));
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>(10, 0));
    CHECK(code_of(market.post(path + "/contract/signatures", buyer_signer,
                              {{"text_sha256", ok(market.get(path + "/contract", buyer_signer))["text_sha256"]}})) ==
          "order-state-conflict");
    market.check_invariants();
}

TEST_CASE("an order whose contract is not signed in time gives back stock, budget and credit, and is signed no more",
          "[orders][integration]") {
    shop market(test_database::instance().where(), {{"orders.contract_days", "2"}});
    const auto apples = market.shelf(supplier, 10);
    const auto budget =
        ok(market.post("/v1/budgets", finance, {{"year", 2026}, {"fund", "canteen"}, {"name_zh", "食堂经费"}, {"allocated_fen", 20'000}}),
           201)["id"]
            .get<std::string>();
    ok(market.post("/v1/credit-limits", cashier, {{"buyer_organisation_id", clerk.organisation()}, {"limit_fen", 20'000}}));
    auto body = market.order_body(supplier, {{apples, 2}});
    body["contract"] = true;
    body["payment"] = {{"kind", "credit"}, {"days", 30}};
    body["lines"][0]["budget_id"] = budget;
    const auto path = place(market, body);
    confirm(market, path);
    CHECK(ok(market.get(path, clerk))["hold_expires_at"] == base::to_rfc3339(market.clock.now() + std::chrono::days(2)));
    sign(market, path, supplier_signer);
    const auto used = [&] { return ok(market.get("/v1/credit-limits", cashier))["data"][0]["used_fen"].get<std::int64_t>(); };
    CHECK(used() == 12'000);
    market.clock.advance(std::chrono::days(2) - std::chrono::seconds(1));
    CHECK(market.expire_holds() == 0);
    market.clock.advance(std::chrono::seconds(1));
    const auto hash = ok(market.get(path + "/contract", buyer_signer))["text_sha256"];
    CHECK(code_of(market.post(path + "/contract/signatures", buyer_signer, {{"text_sha256", hash}})) == "contract-expired");
    CHECK(market.expire_holds() == 1);
    const auto order = ok(market.get(path, clerk));
    CHECK(order["status"] == "cancelled");
    CHECK(order["cancellation_reason"] == "contract-not-signed");
    CHECK(market.stock_of(supplier, apples) == std::pair<std::int64_t, std::int64_t>(10, 0));
    CHECK(used() == 0);
    CHECK(json_of(market.get("/v1/budgets/" + budget, finance))["committed_fen"] == 0);
    CHECK(market.expire_holds() == 0);
    market.check_invariants();
}

TEST_CASE("a contract names its parties by their registered names and credit codes", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    market.catalogue.publish("organisation.registered", supplier.organisation(),
                             {{"organisation_id", supplier.organisation()},
                              {"name", "盐源苹果合作社"},
                              {"kind", "cooperative"},
                              {"county_code", "513423"},
                              {"credit_code", "93513423MA62H0LL4B"}},
                             market.clock.now());
    run_until(
        market.io,
        [&] {
            auto connection = market.session();
            return connection.query("SELECT name FROM organisation LIMIT 1").size() == 1;
        },
        std::chrono::seconds(60));
    auto body = market.order_body(supplier, {{apples, 2}});
    body["contract"] = true;
    const auto path = place(market, body);
    confirm(market, path);
    const auto text = ok(market.get(path + "/contract", buyer_signer))["text"].get<std::string>();
    CHECK(text.contains("供方 Supplier: 盐源苹果合作社\n   统一社会信用代码 Unified social credit code: 93513423MA62H0LL4B"));
    CHECK(text.contains("买方 Buyer: " + clerk.organisation()));
}

TEST_CASE("twenty signatures of one side at once are one", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    auto body = market.order_body(supplier, {{apples, 2}});
    body["contract"] = true;
    const auto path = place(market, body);
    confirm(market, path);
    const json said{{"text_sha256", ok(market.get(path + "/contract", buyer_signer))["text_sha256"]}};
    std::vector<std::string> keys;
    for (int i = 0; i < 20; ++i) keys.push_back(market.fresh_key());
    int signed_once = 0;
    for (const auto& each : market.post_all(path + "/contract/signatures", buyer_signer, std::vector<std::string>(20, said.dump()), keys)) {
        if (each.status == 200)
            ++signed_once;
        else
            CHECK(code_of(each) == "contract-signed-already");
    }
    CHECK(signed_once == 1);
    market.check_invariants();
}

TEST_CASE("a prepaid order leaves once another person confirmed the last fen of it", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    auto body = market.order_body(supplier, {{apples, 1}});
    body["payment"] = {{"kind", "prepaid"}};
    const auto path = place(market, body);
    CHECK(code_of(market.post(path + "/payments", finance, pay(6'000, "V-1"))) == "order-state-conflict");
    confirm(market, path);
    CHECK(code_of(market.post(path + "/dispatch", supplier, json::object())) == "prepayment-missing");
    CHECK(code_of(market.post(path + "/payments", finance, pay(6'001, "V-1"))) == "payment-too-large");
    CHECK(code_of(market.post(path + "/payments", cashier, pay(6'000, "V-1"))) == "order-party-forbidden");
    const auto first = ok(market.post(path + "/payments", finance, pay(5'999, "V-1")), 201);
    CHECK(code_of(market.post(path + "/payments", finance, pay(1, "V-1"))) == "payment-voucher-used");
    const auto last = ok(market.post(path + "/payments", finance, pay(1, "V-2")), 201);
    CHECK(last["paid_recorded_fen"] == 6'000);
    ok(market.post(path + "/payment-confirmations", cashier, {{"payment_id", first["id"]}}));
    CHECK(json_of(market.post(path + "/dispatch", supplier, json::object()))["missing_fen"] == 1);
    CHECK(code_of(market.post(path + "/payment-confirmations", cashier, {{"payment_id", first["id"]}})) == "payment-confirmed-already");
    CHECK(code_of(market.post(path + "/payment-confirmations", cashier, {{"payment_id", "pay_01JQ0000000000000000000000"}})) ==
          "payment-not-found");
    ok(market.post(path + "/payment-confirmations", cashier, {{"payment_id", last["id"]}}));
    CHECK(ok(market.post(path + "/dispatch", supplier, json::object()))["status"] == "dispatched");
    CHECK(ok(market.get(path + "/payments", finance))["data"].size() == 2);
    market.check_invariants();
}

TEST_CASE("ten parallel payments of a third each never pass what is owed", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    auto body = market.order_body(supplier, {{apples, 1}});
    body["payment"] = {{"kind", "prepaid"}};
    const auto path = place(market, body);
    confirm(market, path);
    std::vector<std::string> bodies;
    std::vector<std::string> keys;
    for (int i = 0; i < 10; ++i) {
        bodies.push_back(pay(2'000, "V-" + std::to_string(i)).dump());
        keys.push_back(market.fresh_key());
    }
    int recorded = 0;
    for (const auto& each : market.post_all(path + "/payments", finance, bodies, keys)) {
        if (each.status == 201)
            ++recorded;
        else
            CHECK(code_of(each) == "payment-too-large");
    }
    CHECK(recorded == 3);
    CHECK(ok(market.get(path, clerk))["paid_recorded_fen"] == 6'000);
    market.check_invariants();
}

TEST_CASE("parallel orders on credit never pass the limit, and payment and cancellation give it back", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 100);
    auto body = market.order_body(supplier, {{apples, 1}});
    body["payment"] = {{"kind", "credit"}, {"days", 30}};
    std::vector<std::string> paths;
    for (int i = 0; i < 10; ++i) paths.push_back(place(market, body));
    CHECK(code_of(market.post(paths[0] + "/confirmation", supplier, json::object())) == "credit-not-granted");
    const json limit{{"buyer_organisation_id", clerk.organisation()}, {"limit_fen", 20'000}};
    CHECK(ok(market.post("/v1/credit-limits", cashier, limit))["used_fen"] == 0);
    std::vector<http::response> answers(paths.size());
    std::size_t done = 0;
    for (std::size_t i = 0; i < paths.size(); ++i)
        boost::asio::co_spawn(market.io, market.sending(http::method::post, paths[i] + "/confirmation", supplier, "{}", market.fresh_key()),
                              [&, i](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  answers[i] = std::move(answer);
                                  ++done;
                              });
    run_until(market.io, [&] { return done == paths.size(); }, std::chrono::seconds(30));
    std::vector<std::string> confirmed;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (answers[i].status == 200) {
            confirmed.push_back(paths[i]);
            continue;
        }
        CHECK(code_of(answers[i]) == "credit-exceeded");
        CHECK(json_of(answers[i])["available_fen"] == 2'000);
    }
    REQUIRE(confirmed.size() == 3);
    const auto used = [&] { return ok(market.get("/v1/credit-limits", cashier))["data"][0]["used_fen"].get<std::int64_t>(); };
    CHECK(used() == 18'000);
    market.check_invariants();
    CHECK(code_of(market.post("/v1/credit-limits", cashier, {{"buyer_organisation_id", clerk.organisation()}, {"limit_fen", 17'999}})) ==
          "credit-limit-too-small");
    ok(market.post(confirmed[0] + "/cancellation", of_supplier(13, {"orders:confirm", "orders:read"}), {{"reason", "缺货"}}));
    CHECK(used() == 12'000);
    const auto paid = ok(market.post(confirmed[1] + "/payments", finance, pay(6'000, "V-9")), 201);
    ok(market.post(confirmed[1] + "/payment-confirmations", cashier, {{"payment_id", paid["id"]}}));
    CHECK(used() == 6'000);
    ok(market.post(confirmed[2] + "/dispatch", supplier, json::object()));
    const auto line = ok(market.get(confirmed[2], clerk))["lines"][0]["id"];
    ok(market.post(confirmed[2] + "/acceptance", clerk,
                   {{"lines", json::array({{{"line_id", line},
                                            {"accepted_quantity", 0},
                                            {"rejected_quantity", 1},
                                            {"reason", "腐烂"},
                                            {"rejected_goods", "returned"}}})}}));
    CHECK(used() == 0);
    market.check_invariants();
}

TEST_CASE("bad contracts, payments and credits are refused by name and place", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto faults_of = [](const http::response& answer) {
        std::vector<std::string> faults;
        for (const auto& each : json_of(answer)["errors"])
            faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
        return faults;
    };
    using list = std::vector<std::string>;
    auto body = market.order_body(supplier, {{apples, 1}});
    body["payment"] = {{"kind", "barter"}, {"days", 0}};
    body["contract"] = "yes";
    CHECK(faults_of(market.post("/v1/orders", clerk, body)) ==
          list{"/payment/kind out-of-range", "/payment/days out-of-range", "/payment/days unexpected", "/contract wrong-type"});
    body["payment"] = {{"kind", "credit"}};
    body["contract"] = true;
    CHECK(faults_of(market.post("/v1/orders", clerk, body)) == list{"/payment/days required"});
    body["payment"] = {{"kind", "prepaid"}, {"days", 3}};
    CHECK(faults_of(market.post("/v1/orders", clerk, body)) == list{"/payment/days unexpected"});
    body.erase("payment");
    const auto path = place(market, body);
    confirm(market, path);
    CHECK(faults_of(market.post(path + "/contract/freight", supplier_signer, {{"freight_fen", -1}, {"borne_by", "nobody"}})) ==
          list{"/freight_fen out-of-range", "/borne_by out-of-range"});
    CHECK(faults_of(market.post(path + "/contract/signatures", supplier_signer, {{"text_sha256", "AB"}})) ==
          list{"/text_sha256 invalid-format"});
    CHECK(faults_of(market.post(path + "/contract/addendum-signatures", supplier_signer, {{"number", 21}})) ==
          list{"/number out-of-range", "/text_sha256 required"});
    CHECK(code_of(market.post(path + "/contract/addenda", supplier_signer, {{"note", "x"}})) == "contract-not-signed");
    CHECK(faults_of(market.post(path + "/payments", finance, {{"payer_name", ""}, {"amount_fen", 0}})) ==
          list{"/payer_name too-short", "/amount_fen out-of-range", "/voucher_number required", "/paid_on required"});
    CHECK(faults_of(market.post("/v1/credit-limits", cashier, {{"buyer_organisation_id", "x"}, {"limit_fen", -5}})) ==
          list{"/buyer_organisation_id invalid-format", "/limit_fen out-of-range"});
    const auto stranger = shop::colleague(150, {"contracts:sign", "orders:read"}, numbered<base::unit_id>(9));
    CHECK(market.get(path + "/contract", stranger).status == 404);
    CHECK(market.post(path + "/contract/signatures", stranger, {{"text_sha256", std::string(64, 'a')}}).status == 404);
    ok(market.post(path + "/contract/freight", supplier_signer, {{"freight_fen", 5}, {"borne_by", "buyer"}}));
    const auto hash = ok(market.get(path + "/contract", buyer_signer))["text_sha256"];
    const auto no_budget =
        market.post(path + "/contract/signatures", buyer_signer, {{"text_sha256", hash}, {"budget_id", "bud_01JQ0000000000000000000000"}});
    CHECK(code_of(no_budget) == "budget-unusable");
    CHECK(faults_of(no_budget) == list{"/budget_id budget-unusable"});
    market.check_invariants();
}
