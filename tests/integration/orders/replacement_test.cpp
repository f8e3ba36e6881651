// Replacements over HTTP on a private MariaDB: the permission of a line, the confirmation that uses it, what both sides read, what doctor
// finds.
#include <catch.hpp>

#include "tests/integration/orders/broken_invariants.hpp"
#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto buyer = shop::school();

// Apples at 60 yuan and others at 55 that may come instead; ten of each are there.
struct orchard {
    orchard() {
        apples = market.list_product(supplier);
        others = market.list_product(supplier, {{1, 5'500}});
        for (const auto& each : {apples, others}) market.stock_up(supplier, each, 10);
    }
    json body(std::int64_t quantity) const {
        auto asked = market.order_body(supplier, {{apples, quantity}});
        asked["lines"][0]["substitutes"] = {{"same_category", false}, {"product_ids", {others.product}}, {"weight_permille", 50}};
        return asked;
    }
    json place(std::int64_t quantity) {
        const auto answer = market.post("/v1/orders", buyer, body(quantity));
        INFO(answer.body);
        REQUIRE(answer.status == 201);
        return json_of(answer);
    }
    json by_others(const json& order, const shown_offer& offer) const {
        return {
            {"replacements",
             {{{"line_id", order["lines"][0]["id"]}, {"offer_id", offer.offer}, {"offer_version", offer.version}, {"reason", "断货"}}}}};
    }
    http::response confirm(const json& order, const json& said) {
        return market.post("/v1/orders/" + order["id"].get<std::string>() + "/confirmation", supplier, said);
    }

    shop market;
    shown_offer apples;
    shown_offer others;
};

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a supplier confirms with what its buyer allows instead; both lines are read with the reason",
          "[orders][replacement][integration]") {
    orchard at;
    const auto order = at.place(3);
    CHECK(order["lines"][0]["substitutes"]["product_ids"] == json{at.others.product});
    CHECK_FALSE(order.contains("replacements"));
    const auto answer = at.confirm(order, at.by_others(order, at.others));
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    const auto read = json_of(at.market.get("/v1/orders/" + order["id"].get<std::string>(), buyer));
    CHECK(read == json_of(answer));
    CHECK(read["total_fen"] == 16'500);
    CHECK(read["lines"][0]["product_id"] == at.others.product);
    CHECK(read["lines"][0]["unit_price_fen"] == 5'500);
    REQUIRE(read["replacements"].size() == 1);
    CHECK(read["replacements"][0]["product_id"] == at.apples.product);
    CHECK(read["replacements"][0]["replaced_line_id"] == order["lines"][0]["id"]);
    CHECK(read["replacements"][0]["line_id"] == read["lines"][0]["id"]);
    CHECK(read["replacements"][0]["amount_fen"] == 18'000);
    CHECK(read["replacements"][0]["reason"] == "断货");
    CHECK(at.market.stock_of(supplier, at.apples) == std::pair<std::int64_t, std::int64_t>{10, 0});
    CHECK(at.market.stock_of(supplier, at.others) == std::pair<std::int64_t, std::int64_t>{10, 3});
    at.market.check_invariants();
}

TEST_CASE("what passes the permission is refused by name and changes nothing", "[orders][replacement][integration]") {
    orchard at;
    const auto dear = at.market.list_product(supplier, {{1, 6'100}});
    at.market.stock_up(supplier, dear, 10);
    const auto order = at.place(3);
    const auto refused = at.confirm(order, at.by_others(order, dear));
    CHECK(refused.status == 409);
    CHECK(code_of(refused) == "replacement-not-permitted");
    CHECK(faults_of(refused) == list{"/replacements/0/offer_id other-goods", "/replacements/0/offer_id dearer"});
    const auto bad = at.confirm(order, {{"replacements", {{{"line_id", "x"}, {"offer_version", 0}}}}});
    CHECK(bad.status == 400);
    CHECK(faults_of(bad) == list{"/replacements/0/line_id invalid-format", "/replacements/0/offer_id required",
                                 "/replacements/0/offer_version out-of-range", "/replacements/0/reason required"});
    CHECK(at.confirm(order, {{"replacements", json::array()}}).status == 400);
    CHECK(json_of(at.market.get("/v1/orders/" + order["id"].get<std::string>(), buyer))["version"] == 1);
    auto asked = at.body(1);
    asked["lines"][0]["substitutes"] = {{"weight_permille", 501}};
    const auto unreadable = at.market.post("/v1/orders", buyer, asked);
    CHECK(faults_of(unreadable) ==
          list{"/lines/0/substitutes/same_category required", "/lines/0/substitutes/weight_permille out-of-range"});
    at.market.check_invariants();
}

TEST_CASE("a permission goes from a draft and from a need to the order", "[orders][replacement][integration]") {
    orchard at;
    const auto clerk = shop::colleague(101, {"needs:read", "needs:write", "orders:place", "orders:read"});
    const auto head = at.market.order_body(supplier, {});
    const auto draft = json_of(at.market.post("/v1/order-drafts", clerk,
                                              {{"supplier_organisation_id", supplier.organisation()},
                                               {"delivery", head["delivery"]},
                                               {"requested_delivery_date", head["requested_delivery_date"]}}));
    const auto path = "/v1/order-drafts/" + draft["id"].get<std::string>();
    const auto added = at.market.post(path + "/lines", clerk, at.body(2)["lines"][0]);
    INFO(added.body);
    REQUIRE(added.status == 201);
    const auto submitted = at.market.post(path + "/submission", clerk, json::object());
    INFO(submitted.body);
    REQUIRE(submitted.status == 201);
    CHECK(json_of(submitted)["lines"][0]["substitutes"] == at.body(2)["lines"][0]["substitutes"]);

    const json allowed{{"same_category", true}, {"product_ids", json::array()}, {"weight_permille", 20}};
    const auto need = json_of(at.market.post("/v1/needs", clerk,
                                             {{"kind", {{"product_ids", {at.apples.product}}}},
                                              {"measure", "pieces"},
                                              {"wanted", 2},
                                              {"delivery", head["delivery"]},
                                              {"requested_delivery_date", head["requested_delivery_date"]},
                                              {"substitutes", allowed}}));
    const auto fill = json_of(at.market.post("/v1/need-fills", clerk, {{"need_ids", {need["id"]}}}));
    const auto done = at.market.post("/v1/need-fills/" + fill["id"].get<std::string>() + "/commitment", clerk, json::object());
    INFO(done.body);
    REQUIRE(done.status == 200);
    std::string ordered;
    for (const auto& share : json_of(done)["shares"])
        if (share["status"] == "ordered") ordered = share["order_id"];
    CHECK(json_of(at.market.get("/v1/orders/" + ordered, clerk))["lines"][0]["substitutes"] == allowed);
    at.market.check_invariants();
}

TEST_CASE("doctor finds a replacement that is dearer than what was ordered, and one whose goods were not let go",
          "[orders][replacement][integration]") {
    orchard at;
    const auto order = at.place(3);
    REQUIRE(at.confirm(order, at.by_others(order, at.others)).status == 200);
    auto connection = at.market.session();
    const auto broken = [&] { return broken_invariants(connection); };
    CHECK(broken().empty());
    connection.execute("UPDATE order_line_replacement SET replaced_amount_fen = 16499", {});
    CHECK(broken() == list{"replacements-are-never-dearer"});
    connection.execute("UPDATE order_line_replacement SET replaced_amount_fen = 18000, replaced_quantity = 4", {});
    CHECK(broken() == list{"replacements-are-never-dearer", "what-is-replaced-is-let-go"});
    connection.execute("DELETE FROM order_line_replacement", {});
    CHECK(broken() == list{"order-holds-all-of-its-lines"});
}
