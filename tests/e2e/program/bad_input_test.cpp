// What a caller can send wrong, through the whole program: a 4xx problem that names the place, and nothing half done.
#include <catch.hpp>

#include "tests/e2e/program/marketplace.hpp"

using namespace chuanpin::tests;
using nlohmann::json;

namespace {

struct bad_body {
    const char* why;
    std::string body;
    std::string pointer;  // that the problem must name; empty where the fault has no field
};

std::vector<bad_body> bad_orders(const shelf& of) {
    const auto with = [&](auto change) {
        auto document = json::parse(of.order(1));
        change(document);
        return document.dump();
    };
    const std::string good = of.order(1);
    return {
        {"unknown field", with([](json& d) { d["discount"] = 1; }), "/discount"},
        {"unknown nested field", with([](json& d) { d["lines"][0]["price"] = 1; }), "/lines/0/price"},
        {"wrong type", with([](json& d) { d["lines"] = "all"; }), "/lines"},
        {"text for a number", with([](json& d) { d["lines"][0]["quantity"] = "1"; }), "/lines/0/quantity"},
        {"fraction for an integer", with([](json& d) { d["lines"][0]["quantity"] = 1.5; }), "/lines/0/quantity"},
        {"zero", with([](json& d) { d["lines"][0]["quantity"] = 0; }), "/lines/0/quantity"},
        {"negative", with([](json& d) { d["lines"][0]["quantity"] = -1; }), "/lines/0/quantity"},
        {"beyond 2^53", with([](json& d) { d["lines"][0]["quantity"] = 9007199254740992; }), "/lines/0/quantity"},
        {"no lines", with([](json& d) { d["lines"] = json::array(); }), "/lines"},
        {"missing field", with([](json& d) { d.erase("delivery"); }), "/delivery"},
        {"malformed id", with([](json& d) { d["lines"][0]["offer_id"] = "ofr_123"; }), "/lines/0/offer_id"},
        {"id of another kind", with([](json& d) { d["lines"][0]["offer_id"] = d["supplier_organisation_id"]; }), "/lines/0/offer_id"},
        {"impossible date", with([](json& d) { d["requested_delivery_date"] = "2027-02-29"; }), "/requested_delivery_date"},
        {"not JSON", "{\"lines\":", ""},
        {"NUL byte after the document", good + std::string(1, '\0') + "{}", ""},
        {"two documents", good + good, ""},
        {"invalid UTF-8", with([](json& d) { d["delivery"]["contact"] = "PLACE"; }).replace(0, 0, ""), ""},
        {"deep nesting", std::string(1'000, '[') + std::string(1'000, ']'), ""},
        {"duplicate key", R"({"lines":[],"lines":[]})", ""},
    };
}

std::string raw_invalid_utf8(const shelf& of) {
    auto text = of.order(1);
    const auto at = text.find("\xE5\xBC\xA0");  // 张
    return text.replace(at, 1, "\xFF");
}

}  // namespace

TEST_CASE("bad input is refused with the place, and nothing is half done", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    auto buyer = market.sign_in("school");

    for (auto bad : bad_orders(shelf)) {
        if (std::string_view(bad.why) == "invalid UTF-8") bad.body = raw_invalid_utf8(shelf);
        const auto answer = buyer.post("/v1/orders", bad.body, fresh_key());
        INFO(bad.why << "\n" << answer.exchange);
        REQUIRE(answer.status >= 400);
        REQUIRE(answer.status < 500);
        REQUIRE(answer.header("Content-Type") == "application/problem+json");
        const auto problem = json::parse(answer.body);
        REQUIRE_FALSE(problem["code"].get<std::string>().empty());
        if (!bad.pointer.empty()) {
            bool named = false;
            for (const auto& fault : problem["errors"]) named = named || fault["pointer"] == bad.pointer;
            REQUIRE(named);
        }
    }
    const auto level = json::parse(market.sign_in("cooperative").get("/v1/stock?product_id=" + shelf.product).expect(200).body)["data"][0];
    CHECK(level["reserved"] == 0);
    CHECK(json::parse(buyer.get("/v1/orders").expect(200).body)["data"].empty());
}

TEST_CASE("unknown ids and ids of others are not found", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    auto school = market.sign_in("school");
    auto agency = market.sign_in("agency");
    const auto order = json::parse(school.post("/v1/orders", shelf.order(1), fresh_key()).expect(201).body)["id"].get<std::string>();
    CHECK(agency.get("/v1/orders/" + order).status == 404);
    CHECK(agency.post("/v1/orders/" + order + "/cancellation", R"({"reason":"mine?"})", fresh_key()).status == 404);
    CHECK(school.get("/v1/orders/ord_00000000000000000000000000").status == 404);
    CHECK(school.get("/v1/nothing-here").status == 404);
    const auto wrong_method = school.remove("/v1/orders");
    CHECK(wrong_method.status == 405);
    CHECK_THAT(wrong_method.header("Allow"), Catch::Contains("POST"));
}

TEST_CASE("who is not signed in, or may not, is told so", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    CHECK(market.client().post("/v1/orders", shelf.order(1), fresh_key()).status == 401);
    CHECK(market.sign_in("cooperative").post("/v1/orders", shelf.order(1), fresh_key()).status == 403);
    auto forged = market.client();
    forged.set_header("X-Chuanpin-Principal", "eyJhbGciOiJub25lIn0");
    CHECK(forged.get("/v1/orders").status == 401);
    auto without_token = market.sign_in("school");
    without_token.set_header("X-CSRF-Token", "");
    CHECK(without_token.post("/v1/orders", shelf.order(1), fresh_key()).status == 403);
    CHECK(market.client().get("/internal/journal?after=0").status == 404);
}

TEST_CASE("an order without a key is refused, and a key cannot be used for another order", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    auto buyer = market.sign_in("school");
    CHECK(buyer.post("/v1/orders", shelf.order(1)).status == 400);
    const auto key = fresh_key();
    const auto first = buyer.post("/v1/orders", shelf.order(1), key).expect(201);
    const auto again = buyer.post("/v1/orders", shelf.order(1), key).expect(201);
    CHECK(again.body == first.body);
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(buyer.post("/v1/orders", shelf.order(2), key).status == 422);
}
