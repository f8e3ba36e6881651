// Awards that are ordered again, and what the receipts of quotes keep.
#include <catch.hpp>

#include "platform/crypto/hash.hpp"
#include "tests/integration/orders/bidding.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::tests::quoting;
using nlohmann::json;

TEST_CASE("while an award's order is cancelled and ordered anew by many at once, at most one lives",
          "[orders][integration][quotation][race]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    of.all_quote();
    of.pass_deadline();
    ok(market.post(of.path + "/opening", clerk, json::object()));
    ok(market.post(of.path + "/award", clerk, {{"supplier_organisation_id", supplier(2).organisation()}}));
    const auto canceller = shop::colleague(102, {"orders:cancel", "orders:read"});
    const auto body = of.order_body(2).dump();
    std::string living = ok(market.post("/v1/orders", clerk, of.order_body(2)), 201)["id"];
    for (int round = 0; round < 4; ++round) {
        std::vector<shop::call> calls;
        for (int i = 0; i < 8; ++i) calls.push_back({"/v1/orders", clerk, body, market.fresh_key()});
        calls.push_back({"/v1/orders/" + living + "/cancellation", canceller, json{{"reason", "改期"}}.dump(), market.fresh_key()});
        for (int i = 0; i < 8; ++i) calls.push_back({"/v1/orders", clerk, body, market.fresh_key()});
        int placed = 0;
        for (const auto& each : market.post_calls(calls)) {
            if (each.status == 201) {
                ++placed;
                living = json_of(each)["id"];
            } else if (each.status != 200) {
                CHECK(code_of(each) == "award-used");
            }
        }
        CHECK(placed <= 1);
        market.check_invariants();
        if (placed == 0) living = ok(market.post("/v1/orders", clerk, of.order_body(2)), 201)["id"];
        CHECK(code_of(market.post("/v1/orders", clerk, of.order_body(2))) == "award-used");
    }
    CHECK(market.stock_of(supplier(2), of.products[1]) == std::pair<std::int64_t, std::int64_t>(100, 10));
    auto connection = market.session();
    auto rows = connection.query("SELECT COUNT(*) FROM purchase_order WHERE quotation_id IS NOT NULL AND status <> 'cancelled'", {});
    rows.next();
    CHECK(rows.integer(0) == 1);
}

TEST_CASE("the receipt of a quote gives whoever reads it nothing to try prices against", "[orders][integration][quotation]") {
    bidding of;
    auto& market = of.market;
    of.ask();
    const auto key = market.fresh_key();
    const auto first = market.post(of.path + "/quote", supplier(1), of.quote_body(1, 8'123, 7), key);
    ok(first);
    const auto plain = crypto::sha256_of_parts({"POST", of.path + "/quote", "application/json", of.quote_body(1, 8'123, 7).dump()});
    CHECK(everything_in(market).find(hex_of(crypto::as_text(plain))) == std::string::npos);
    CHECK(market.post(of.path + "/quote", supplier(1), of.quote_body(1, 8'123, 7), key).body == first.body);
    CHECK(code_of(market.post(of.path + "/quote", supplier(1), of.quote_body(1, 8'124, 7), key)) == "idempotency-key-reused");
    // The same search finds the plain fingerprint of what is not sealed.
    ok(market.post(of.path + "/quote-withdrawal", supplier(1), json::object()));
    const auto known = crypto::sha256_of_parts({"POST", of.path + "/quote-withdrawal", "application/json", "{}"});
    CHECK(everything_in(market).find(hex_of(crypto::as_text(known))) != std::string::npos);
}
