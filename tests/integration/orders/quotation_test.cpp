// Requests for quotation over HTTP: prices are nowhere before the deadline, then compared, awarded and carried by one order.
#include <catch.hpp>

#include "orders/store/mysql_invariant_checker.hpp"
#include "tests/integration/orders/bidding.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::tests::quoting;
using nlohmann::json;

namespace {


}  // namespace

TEST_CASE("before the deadline no price is in any table, event or answer, whoever asks", "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    std::string answers;
    const auto look = [&](const http::response& answer) { answers += answer.body; };
    // Unit price and freight, in digits that nothing else has.
    look(of.quote(1, 7'654'321, 1'234'567));
    look(of.quote(2, 8'765'432, 2'345'678));
    look(market.post(of.path + "/quote", supplier(1), of.quote_body(1, 6'543'219, 3'456'789)));  // replaced
    look(market.post(of.path + "/quote-withdrawal", supplier(2), json::object()));
    look(of.quote(2, 8'765'433, 2'345'679));
    const auto auditor = shop::colleague(130, {"audit:read", "orders:read", "quotations:read"});
    for (const auto& each : {clerk, head, auditor, supplier(1), supplier(2), supplier(3)}) {
        look(market.get(of.path, each));
        look(market.get("/v1/quotations", each));
    }
    look(market.post(of.path + "/opening", clerk, json::object()));
    look(market.post(of.path + "/award", head, {{"supplier_organisation_id", supplier(1).organisation()}}));
    const auto stored = everything_in(market);
    REQUIRE(stored.find(hex_of("四月苹果询价")) != std::string::npos);
    for (const auto* secret : {"7654321", "1234567", "8765432", "2345678", "6543219", "3456789", "8765433", "2345679"}) {
        INFO(secret);
        CHECK(stored.find(hex_of(secret)) == std::string::npos);
        CHECK(answers.find(secret) == std::string::npos);
    }
    // Nor whether anybody has quoted.
    CHECK(json_of(market.get(of.path, clerk))["quotes"].empty());
    CHECK(json_of(market.get(of.path, supplier(3)))["supplier_organisation_ids"].empty());
    CHECK(json_of(market.get(of.path, supplier(3)))["quotes"].size() == 1);
    market.check_invariants();
    // The same search finds them once they are opened.
    ok(of.quote(3, 9'111'111, 0));
    of.pass_deadline();
    const auto opened = ok(market.post(of.path + "/opening", clerk, json::object()));
    CHECK(opened["quotes"].size() == 3);
    CHECK(everything_in(market).find(hex_of("6543219")) != std::string::npos);
    CHECK(everything_in(market).find(hex_of("7654321")) == std::string::npos);  // what was replaced is gone
    market.check_invariants();
}

TEST_CASE("from the deadline on no quote is put in, replaced or withdrawn, opened or not", "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    CHECK(code_of(market.post(of.path + "/opening", clerk, json::object())) == "quotation-not-due");
    of.pass_deadline();
    const auto closed = [&] {
        CHECK(code_of(of.quote(1, 1, 1)) == "quotes-closed");
        CHECK(code_of(market.post(of.path + "/quote-withdrawal", supplier(1), json::object())) == "quotes-closed");
    };
    closed();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    closed();
    CHECK(code_of(market.get(of.path, supplier(4))) == "quotation-not-found");
    CHECK(code_of(market.post(of.path + "/award", supplier(1), {{"supplier_organisation_id", supplier(1).organisation()}})) ==
          "permission-missing");
}

TEST_CASE("quotes are compared and awarded by another, and everybody who quoted hears the result", "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.set_rules({{"quotation_from_fen", 50'000},
                  {"quotes_min", 3},
                  {"approvals", json::array({{{"amount_from_fen", 10'000'000}, {"approvals", 1}}})}});
    auto without = of.market.order_body(supplier(2), {{of.products[1], 50}});
    const auto refused = market.post("/v1/orders", clerk, without);
    CHECK(code_of(refused) == "quotation-required");
    CHECK(faults_of(refused) == list{"/quotation_id required"});
    CHECK(json_of(refused)["quotation_from_fen"] == 50'000);
    of.ask();
    of.all_quote();
    of.pass_deadline();
    CHECK(code_of(market.post("/v1/orders", clerk, of.order_body(2))) == "quotation-not-awarded");
    const auto opened = ok(market.post(of.path + "/opening", clerk, json::object()));
    std::map<std::string, int> standing;
    for (const auto& each : opened["quotes"]) standing[each["supplier_organisation_id"]] = each["standing"];
    CHECK(standing[supplier(2).organisation()] == 1);
    CHECK(standing[supplier(1).organisation()] == 2);
    CHECK(standing[supplier(3).organisation()] == 3);
    CHECK(opened["quotes"][1]["sum"] ==
          json{{"goods_fen", 80'000}, {"freight_fen", 999}, {"total_fen", 80'999}, {"mass_g", 100'000}, {"per_kilogram_fen", 810}});

    const json to_second{{"supplier_organisation_id", supplier(2).organisation()}};
    CHECK(code_of(market.post(of.path + "/award", clerk, to_second)) == "own-quotation");
    CHECK(code_of(market.post(of.path + "/award", head, {{"supplier_organisation_id", supplier(1).organisation()}})) ==
          "award-reason-required");
    CHECK(ok(market.post(of.path + "/award", head, to_second))["winner_organisation_id"] == supplier(2).organisation());
    // Whoever was not chosen hears the result, and its own standing; nobody's lines but its own.
    const auto seen = ok(market.get(of.path, supplier(3)));
    CHECK(seen["result"]["total_fen"] == 80'999);
    REQUIRE(seen["quotes"].size() == 1);
    CHECK(seen["quotes"][0]["standing"] == 3);
    auto connection = market.session();
    auto told = connection.query(
        "SELECT type, visible_to, data FROM journal WHERE aggregate_type = 'quote' AND type IN ('quote.awarded', 'quote.not_awarded')");
    REQUIRE(told.size() == 3);
    while (told.next()) CHECK(json::parse(told.text(2))["result"]["total_fen"] == 80'999);
}

TEST_CASE("an order by an award is the award: the same goods, day and county, its prices and its freight",
          "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    of.pass_deadline();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    ok(market.post(of.path + "/award", head, {{"supplier_organisation_id", supplier(2).organisation()}}));
    auto other = of.order_body(2);
    other["lines"][0]["quantity"] = 9;
    other["requested_delivery_date"] = "2026-03-11";
    other["delivery"]["county_code"] = "510108";
    const auto differs = market.post("/v1/orders", clerk, other);
    CHECK(code_of(differs) == "award-differs");
    CHECK(faults_of(differs) ==
          list{"/delivery/county_code award-differs", "/requested_delivery_date award-differs", "/lines/0/quantity award-differs"});
    CHECK(code_of(market.post("/v1/orders", clerk, of.order_body(1))) == "award-differs");
    // A draft may be the award as well: here it is not.
    const auto draft = ok(market.post("/v1/order-drafts", clerk,
                                      {{"supplier_organisation_id", supplier(2).organisation()},
                                       {"delivery", other["delivery"]},
                                       {"requested_delivery_date", "2026-03-10"}}),
                          201)["id"]
                           .get<std::string>();
    ok(market.post("/v1/order-drafts/" + draft + "/lines", clerk, of.order_body(2)["lines"][0]), 201);
    CHECK(faults_of(market.post("/v1/order-drafts/" + draft + "/submission", clerk, {{"quotation_id", of.id()}})) ==
          list{"/delivery/county_code award-differs"});
    // Below the offer's minimum of fifty, at the awarded price.
    const auto order = ok(market.post("/v1/orders", clerk, of.order_body(2)), 201);
    CHECK(order["total_fen"] == 80'000);
    CHECK(order["lines"][0]["unit_price_fen"] == 8'000);
    CHECK(order["quotation_id"] == of.id());
    CHECK(order["contract_required"] == true);
    const auto again = market.post("/v1/orders", clerk, of.order_body(2));
    CHECK(code_of(again) == "award-used");
    CHECK(json_of(again)["order_id"] == order["id"]);
    CHECK(ok(market.get(of.path, clerk))["status"] == "ordered");
    CHECK(ok(market.get(of.path, supplier(2)))["order_id"] == order["id"]);
    CHECK(ok(market.get(of.path, supplier(1)))["order_id"].is_null());

    const auto at = "/v1/orders/" + order["id"].get<std::string>();
    ok(market.post(at + "/confirmation", supplier(2), json::object()));
    const auto contract = ok(market.get(at + "/contract", head));
    CHECK(contract["freight_in_force"]["freight_fen"] == 999);
    CHECK(contract["text"].get<std::string>().find(of.id()) != std::string::npos);
    CHECK(code_of(market.post(at + "/contract/freight", supplier(2), {{"freight_fen", 1}, {"borne_by", "buyer"}})) == "freight-awarded");
    for (const auto& side : {head, supplier(2)})
        ok(market.post(at + "/contract/signatures", side, {{"text_sha256", contract["text_sha256"]}}));
    CHECK(ok(market.get(at, clerk))["owed_fen"] == 80'999);
    const auto dearer = market.post(at + "/contract/addenda", supplier(2),
                                    {{"freight", {{"freight_fen", 2'000}, {"borne_by", "buyer"}}}, {"note", "运费上涨"}});
    CHECK(code_of(dearer) == "addendum-invalid");
    market.check_invariants();
}

TEST_CASE("of sixty-four orders by one award exactly one is placed", "[orders][integration][quotation][race]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    of.pass_deadline();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    ok(market.post(of.path + "/award", clerk, {{"supplier_organisation_id", supplier(3).organisation()}, {"reason", "距离近"}}));
    std::vector<std::string> keys;
    for (int i = 0; i < 64; ++i) keys.push_back(market.fresh_key());
    int placed = 0;
    for (const auto& each : market.post_all("/v1/orders", clerk, std::vector<std::string>(64, of.order_body(3).dump()), keys)) {
        if (each.status == 201)
            ++placed;
        else
            CHECK(code_of(each) == "award-used");
    }
    CHECK(placed == 1);
    CHECK(market.stock_of(supplier(3), of.products[2]) == std::pair<std::int64_t, std::int64_t>(100, 10));
    market.check_invariants();
}

TEST_CASE("too few quotes stay sealed: the deadline is moved, or the request is given up with a reason",
          "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    ok(of.quote(1, 7'654'321, 0));
    of.pass_deadline();
    const auto few = market.post(of.path + "/opening", clerk, json::object());
    CHECK(code_of(few) == "too-few-quotes");
    CHECK(json_of(few)["quotes"] == 1);
    CHECK(code_of(market.post(of.path + "/extension", clerk, {{"deadline", base::to_rfc3339(market.clock.now())}})) == "quotation-invalid");
    const auto moved =
        ok(market.post(of.path + "/extension", clerk, {{"deadline", base::to_rfc3339(market.clock.now() + std::chrono::hours(24))}}));
    CHECK(moved["extensions"] == 1);
    ok(of.quote(2, 8'000, 0));
    of.pass_deadline();
    CHECK(code_of(market.post(of.path + "/abandonment", clerk, json::object())) == "invalid-fields");
    CHECK(ok(market.post(of.path + "/abandonment", clerk, {{"reason", "报价不足"}}))["status"] == "given_up");
    CHECK(code_of(of.quote(3, 1, 1)) == "quotes-closed");
    CHECK(everything_in(market).find(hex_of("7654321")) == std::string::npos);
    CHECK(code_of(market.post("/v1/orders", clerk, of.order_body(1))) == "quotation-not-awarded");
    CHECK(json_of(market.get("/v1/quotations?status=given_up", clerk))["data"].size() == 1);
    CHECK(json_of(market.get("/v1/quotations?status=opened", supplier(1)))["data"].empty());
    CHECK(json_of(market.get("/v1/quotations", supplier(4)))["data"].empty());
    CHECK(code_of(market.get("/v1/quotations?status=sealed", clerk)) == "invalid-parameters");
    market.check_invariants();
}

TEST_CASE("bad requests and quotes are refused by name and place", "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    auto body = of.request_body();
    body["lines"][0]["mass_g"] = 0;
    body["county_code"] = "5101";
    body["supplier_organisation_ids"][1] = "x";
    CHECK(faults_of(market.post("/v1/quotations", clerk, body)) ==
          list{"/county_code invalid-format", "/lines/0/mass_g out-of-range", "/supplier_organisation_ids invalid-format"});
    body = of.request_body();
    body["supplier_organisation_ids"].erase(2);
    CHECK(faults_of(market.post("/v1/quotations", clerk, body)) == list{"/supplier_organisation_ids too-few"});
    of.ask();
    auto said = of.quote_body(1, 1, 1);
    said["lines"][0]["product_id"] = of.products[1].product;
    CHECK(faults_of(market.post(of.path + "/quote", supplier(1), said)) == list{"/lines/0/product_id product-not-found"});
    said = of.quote_body(1, 1, 1);
    said["lines"][0]["quantity"] = 11;
    CHECK(faults_of(market.post(of.path + "/quote", supplier(1), said)) == list{"/lines/0/quantity out-of-range"});
    CHECK(code_of(market.post(of.path + "/quote-withdrawal", supplier(1), json::object())) == "quote-not-found");
    CHECK(code_of(market.post(of.path + "/quote", supplier(4), of.quote_body(1, 1, 1))) == "quotation-not-found");
    auto order = of.order_body(1);
    order["quotation_id"] = "quo_" + std::string(26, '0');
    CHECK(code_of(market.post("/v1/orders", clerk, order)) == "quotation-not-found");
}

TEST_CASE("each planted fault of a request for quotation is found", "[orders][integration][quotation][doctor]") {
    const auto [mark, fault] = GENERATE(table<std::string, std::string>({
        {"I6", "UPDATE purchase_order_line SET unit_price_fen = unit_price_fen + 1, amount_fen = amount_fen + quantity"},
        {"I6", "UPDATE purchase_order SET quotation_freight_fen = quotation_freight_fen + 1"},
        {"I6", "UPDATE quotation SET order_id = x'0000000000000000000000000000000F'"},
        {"I6", "UPDATE quotation SET opened_at = NULL"},
        {"I6", "UPDATE quote SET sealed = 'x' WHERE standing = 3"},
        {"I7", "UPDATE quote SET version = version + 1 WHERE standing = 1"},
        {"I7", "UPDATE quotation SET version = version + 1"},
    }));
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    of.pass_deadline();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    ok(market.post(of.path + "/award", clerk, {{"supplier_organisation_id", supplier(2).organisation()}}));
    ok(market.post("/v1/orders", clerk, of.order_body(2)), 201);
    auto connection = market.session();
    connection.execute("SET check_constraint_checks = 0");
    INFO(fault);
    REQUIRE(connection.execute(fault) > 0);
    bool found = false;
    for (const auto& each : orders::store::check_invariants(connection))
        if (each.violations > 0)
            found = found ||
                    (each.mark == mark && (each.name.find("quot") != std::string::npos || each.name.find("award") != std::string::npos));
    CHECK(found);
}

TEST_CASE("a standing that the price does not give, a late quote and a winner without a quote are found",
          "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    of.pass_deadline();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    ok(market.post(of.path + "/award", clerk, {{"supplier_organisation_id", supplier(2).organisation()}}));
    market.check_invariants();
    const auto [fault, repair] = GENERATE(table<std::string, std::string>({
        {"UPDATE quote SET standing = 3 - standing WHERE standing < 3", "UPDATE quote SET standing = 3 - standing WHERE standing < 3"},
        // By one fen: 80,999 for the cheaper and 81,237 for the next for as many kilograms.
        {"UPDATE quote SET freight_fen = freight_fen + 239 WHERE standing = 1",
         "UPDATE quote SET freight_fen = freight_fen - 239 WHERE standing = 1"},
        {"UPDATE quote SET submitted_at = submitted_at + INTERVAL 1 DAY WHERE standing = 3",
         "UPDATE quote SET submitted_at = submitted_at - INTERVAL 1 DAY WHERE standing = 3"},
        {"UPDATE quotation SET winner_organisation_id = x'0000000000000000000000000000000F'",
         "UPDATE quotation t JOIN quote q ON q.quotation_id = t.quotation_id AND q.standing = 1 "
         "SET t.winner_organisation_id = q.supplier_organisation_id"},
    }));
    auto connection = market.session();
    REQUIRE(connection.execute(fault) > 0);
    std::vector<std::string> broken;
    for (const auto& each : orders::store::check_invariants(connection))
        if (each.violations != 0) broken.push_back(each.name);
    CHECK(broken == list{"quotes-stand-by-their-price"});
    REQUIRE(connection.execute(repair) > 0);
    market.check_invariants();
}
