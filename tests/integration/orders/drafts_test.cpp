// Drafts over HTTP on a private MariaDB: a hundred clerks at once, races, bad bodies, and how they are removed.
#include <catch.hpp>

#include <set>

#include "orders/store/draft/draft_retention.hpp"
#include "tests/integration/orders/faults.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

const auto supplier = shop::cooperative();
const auto clerk = shop::school();

std::string open_draft(shop& market) {
    auto body = market.order_body(supplier, {});
    body.erase("lines");
    const auto made = market.post("/v1/order-drafts", clerk, body);
    INFO(made.body);
    REQUIRE(made.status == 201);
    return "/v1/order-drafts/" + json_of(made)["id"].get<std::string>();
}

json line_of(const shown_offer& offer, std::int64_t quantity = 1) {
    return {{"offer_id", offer.offer}, {"offer_version", offer.version}, {"quantity", quantity}};
}

using list = std::vector<std::string>;

std::vector<std::string> keys_of(shop& market, std::size_t count) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < count; ++i) keys.push_back(market.fresh_key());
    return keys;
}

}  // namespace

TEST_CASE("a hundred parallel additions give a hundred lines, and two parallel submissions one order", "[orders][integration]") {
    shop market;
    const auto offers = market.list_products(supplier, 100);
    market.stock_up_all(supplier, offers, 10);
    const auto path = open_draft(market);
    std::vector<std::string> bodies;
    for (const auto& each : offers) bodies.push_back(line_of(each, 2).dump());
    const auto keys = keys_of(market, bodies.size());
    std::set<std::int64_t> versions;
    for (const auto& each : market.post_all(path + "/lines", clerk, bodies, keys)) {
        INFO(each.body);
        REQUIRE(each.status == 201);
        versions.insert(json_of(each)["draft_version"].get<std::int64_t>());
    }
    CHECK(versions.size() == 100);
    for (const auto& each : market.post_all(path + "/lines", clerk, bodies, keys)) CHECK(each.status == 201);  // the same keys: no more
    auto draft = json_of(market.get(path, clerk));
    CHECK(draft["line_count"] == 100);
    CHECK(draft["lines"].size() == 100);
    CHECK(draft["version"] == 101);
    CHECK(market.stock_of(supplier, offers[0]) == std::pair<std::int64_t, std::int64_t>(10, 0));

    std::set<std::string> orders;
    int refused = 0;
    for (const auto& each : market.post_all(path + "/submission", clerk, {"{}", "{}"}, keys_of(market, 2))) {
        INFO(each.body);
        if (each.status == 201)
            orders.insert(json_of(each)["id"]);
        else if (code_of(each) == "draft-submitted")
            ++refused;
    }
    CHECK(orders.size() == 1);
    CHECK(refused == 1);
    draft = json_of(market.get(path, clerk));
    CHECK(draft["status"] == "submitted");
    CHECK(draft["order_id"] == *orders.begin());
    CHECK(json_of(market.get("/v1/orders", clerk))["data"].size() == 1);
    CHECK(market.stock_of(supplier, offers[99]) == std::pair<std::int64_t, std::int64_t>(10, 2));
    market.check_invariants();
}

TEST_CASE("twenty who add one product at once add it once", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto path = open_draft(market);
    int added = 0;
    for (const auto& each :
         market.post_all(path + "/lines", clerk, std::vector<std::string>(20, line_of(apples).dump()), keys_of(market, 20))) {
        if (each.status == 201) {
            ++added;
            continue;
        }
        CHECK(each.status == 409);
        CHECK(code_of(each) == "draft-product-twice");
        CHECK(faults_of(each) == list{"/offer_id duplicate"});
    }
    CHECK(added == 1);
    const auto draft = json_of(market.get(path, clerk));
    CHECK(draft["line_count"] == 1);
    CHECK(draft["version"] == 2);
}

TEST_CASE("additions that race with a submission either stand in its order or are refused", "[orders][integration]") {
    shop market;
    const auto offers = market.list_products(supplier, 21);
    market.stock_up_all(supplier, offers, 10);
    const auto path = open_draft(market);
    REQUIRE(market.post(path + "/lines", clerk, line_of(offers[20])).status == 201);
    struct shot {
        std::string target;
        std::string body;
        http::response answer{};
    };
    std::vector<shot> shots;
    for (std::size_t i = 0; i < 20; ++i) {
        shots.push_back({path + "/lines", line_of(offers[i]).dump()});
        if (i % 5 == 2) shots.push_back({path + "/submission", "{}"});
    }
    std::size_t done = 0;
    for (auto& each : shots)
        boost::asio::co_spawn(market.io, market.sending(http::method::post, each.target, clerk, each.body, market.fresh_key()),
                              [&](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  each.answer = std::move(answer);
                                  ++done;
                              });
    run_until(market.io, [&] { return done == shots.size(); }, std::chrono::seconds(30));
    std::size_t added = 1;
    std::size_t orders = 0;
    for (const auto& each : shots) {
        const bool is_line = each.target.ends_with("/lines");
        if (each.answer.status == 201)
            ++(is_line ? added : orders);
        else
            CHECK((code_of(each.answer) == "draft-submitted" || (!is_line && code_of(each.answer) == "draft-changed")));
    }
    CHECK(orders <= 1);
    if (orders == 0) REQUIRE(market.post(path + "/submission", clerk, json::object()).status == 201);
    const auto draft = json_of(market.get(path, clerk));
    const auto order = json_of(market.get("/v1/orders/" + draft["order_id"].get<std::string>(), clerk));
    CHECK(draft["line_count"] == added);
    CHECK(order["lines"].size() == added);
    market.check_invariants();
}

TEST_CASE("a draft takes a thousand lines and no more", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const auto path = open_draft(market);
    auto connection = market.session();
    connection.execute("UPDATE order_draft SET line_count = 999", {});
    REQUIRE(market.post(path + "/lines", clerk, line_of(apples)).status == 201);
    const auto beyond = market.post(path + "/lines", clerk, line_of(market.list_product(supplier)));
    CHECK(beyond.status == 409);
    CHECK(code_of(beyond) == "draft-full");
    CHECK(json_of(market.get(path, clerk))["line_count"] == 1'000);
}

TEST_CASE("bad drafts are refused by name and place, and those of other units are not there", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    CHECK(faults_of(
              market.post("/v1/order-drafts", clerk, {{"delivery", {{"county_code", "51"}, {"address", ""}}}, {"lines", json::array()}})) ==
          list{"/supplier_organisation_id required", "/delivery/county_code invalid-format", "/delivery/address too-short",
               "/delivery/contact required", "/requested_delivery_date required", "/lines unknown-field"});
    const auto path = open_draft(market);
    CHECK(faults_of(market.post(path + "/lines", clerk, {{"offer_id", "x"}, {"quantity", 0}, {"channel", "air"}})) ==
          list{"/offer_id invalid-format", "/offer_version required", "/quantity out-of-range", "/channel out-of-range"});
    CHECK(market.post("/v1/order-drafts/nonsense/lines", clerk, line_of(apples)).status == 404);
    const auto line = json_of(market.post(path + "/lines", clerk, line_of(apples)));
    const auto line_path = path + "/lines/" + line["id"].get<std::string>();
    const json more{{"offer_version", 1}, {"quantity", 3}};
    CHECK(market.post(line_path + "/changes", clerk, more).status == 428);
    market.more_headers = {{"If-Match", "\"" + line["id"].get<std::string>() + "-1\""}};
    CHECK(json_of(market.post(line_path + "/changes", clerk, more))["quantity"] == 3);
    CHECK(code_of(market.post(line_path + "/changes", clerk, more)) == "version-stale");
    CHECK(code_of(market.post(line_path + "/removal", clerk, json::object())) == "version-stale");
    const auto draft = json_of(market.get(path, clerk));
    auto delivery = market.order_body(supplier, {});
    delivery.erase("lines");
    delivery.erase("supplier_organisation_id");
    delivery["requested_delivery_date"] = "2026-03-09";
    market.more_headers = {{"If-Match", "\"" + draft["id"].get<std::string>() + "-" + draft["version"].dump() + "\""}};
    CHECK(json_of(market.post(path + "/changes", clerk, delivery))["requested_delivery_date"] == "2026-03-09");
    CHECK(code_of(market.post(path + "/changes", clerk, delivery)) == "version-stale");
    market.more_headers.clear();
    const auto stranger = shop::colleague(140, {"orders:place"}, numbered<base::unit_id>(4));
    CHECK(market.get(path, stranger).status == 404);
    CHECK(market.post(path + "/submission", stranger, json::object()).status == 404);
    CHECK(market.post(path + "/lines", stranger, line_of(apples)).status == 404);
    CHECK(market.get(path, supplier).status == 403);
    CHECK(json_of(market.get("/v1/order-drafts", clerk))["data"].size() == 1);
}

TEST_CASE("the order of a unit's draft is the unit's, whoever of the house submits it", "[orders][integration]") {
    shop market;
    const auto apples = market.shelf(supplier, 10);
    const auto east = numbered<base::unit_id>(1);
    const auto of_east = shop::colleague(130, {"orders:place", "orders:read"}, east);
    auto body = market.order_body(supplier, {});
    body.erase("lines");
    const auto path = "/v1/order-drafts/" + json_of(market.post("/v1/order-drafts", of_east, body))["id"].get<std::string>();
    REQUIRE(market.post(path + "/lines", of_east, line_of(apples)).status == 201);
    const json terms{{"payment", {{"kind", "prepaid"}}}, {"contract", true}};
    CHECK(faults_of(market.post(path + "/submission", clerk, {{"payment", {{"kind", "credit"}}}, {"lines", 1}})) ==
          list{"/payment/days required", "/lines unknown-field"});
    const auto order = json_of(market.post(path + "/submission", clerk, terms));
    CHECK(order["payment_kind"] == "prepaid");
    CHECK(order["contract_required"] == true);
    CHECK(order["unit_id"] == base::to_wire(east));
    market.check_invariants();
}

TEST_CASE("drafts are removed some time after they expired, with their lines, and others stay", "[orders][integration]") {
    shop market;
    const auto offers = market.list_products(supplier, 3);
    const auto old = open_draft(market);
    for (const auto& each : offers) REQUIRE(market.post(old + "/lines", clerk, line_of(each)).status == 201);
    market.clock.advance(std::chrono::days(31));
    const auto young = open_draft(market);
    REQUIRE(market.post(young + "/lines", clerk, line_of(offers[0])).status == 201);
    auto connection = market.session();
    const auto remove = [&](std::chrono::days later) {
        std::uint64_t rows = 0;
        for (const auto& rule : orders::store::draft_retention(std::chrono::days(30)))
            rows +=
                mysql::remove_due(connection, rule, market.clock.now() + later, std::chrono::steady_clock::now() + std::chrono::seconds(20))
                    .rows;
        return rows;
    };
    CHECK(remove(std::chrono::days(28)) == 0);
    CHECK(remove(std::chrono::days(29) + std::chrono::days(1)) == 4);
    CHECK(market.get(old, clerk).status == 404);
    CHECK(json_of(market.get(young, clerk))["lines"].size() == 1);
}
