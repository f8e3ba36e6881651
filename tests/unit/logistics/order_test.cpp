#include <catch.hpp>

#include "logistics/consumers/order_event_json.hpp"
#include "logistics/domain/errors.hpp"
#include "logistics/domain/shipment/shipment.hpp"
#include "tests/unit/logistics/builders.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics::domain;
using namespace chuanpin::logistics::tests;

namespace {

dispatched_line a_line(unsigned char number, std::int64_t quantity, std::int64_t unit_net_mass_g, temperature_range storage,
                       std::string origin) {
    dispatched_line line;
    line.id = numbered<line_id>(number);
    line.quantity = quantity;
    line.unit_net_mass_g = unit_net_mass_g;
    line.storage = storage;
    line.origin_county_code = std::move(origin);
    return line;
}

dispatched_order an_order() {
    dispatched_order order;
    order.id = numbered<order_id>(1);
    order.buyer = numbered<base::organisation_id>(2);
    order.supplier = numbered<base::organisation_id>(3);
    order.lines = {a_line(1, 120, 10'000, {-1000, 4000}, "513423"), a_line(2, 60, 10'000, {0, 5000}, "513401"),
                   a_line(3, 1, 500, {}, "513423")};
    return order;
}

}  // namespace

TEST_CASE("masses are sums of quantity and unit mass", "[logistics][domain][order]") {
    auto order = an_order();
    CHECK(dispatched_mass_g(order) == 1'800'500);
    CHECK(accepted_mass_g(order) == 0);
    order.lines[0].accepted_quantity = 117;
    CHECK(accepted_mass_g(order) == 1'170'000);
    order.lines[0].quantity = std::numeric_limits<std::int64_t>::max();
    CHECK_FALSE(dispatched_mass_g(order).has_value());
}

TEST_CASE("the strictest line decides how cold it must be", "[logistics][domain][order]") {
    CHECK(strictest_range(an_order()) == temperature_range{0, 4000});
    auto order = an_order();
    order.lines[1].storage = {10'000, 13'000};
    CHECK(strictest_range(order).impossible());
    order.lines = {order.lines[2]};
    CHECK(strictest_range(order).unlimited());
    CHECK(origin_counties(an_order()) == std::vector<std::string>{"513401", "513423"});
}

TEST_CASE("loading and delivery keep to the order of time, in whole seconds", "[logistics][domain][shipment]") {
    using std::chrono::microseconds, std::chrono::seconds;
    const auto now = base::instant(at(7200)) + microseconds(500'000);
    loading stated{.carried_by = {"川W12345", vehicle_kind::refrigerated},
                   .logger_id = "L1",
                   .logger_accuracy_mc = {},
                   .declared_distance_m = {},
                   .loaded_at = now};
    const auto made = load(an_order(), stated, numbered<shipment_id>(1), now);
    REQUIRE(made.has_value());
    CHECK(made->loaded_at == base::instant(at(7200)));
    CHECK(made->status() == shipment_status::loaded);
    stated.loaded_at = now + microseconds(1);
    CHECK(load(an_order(), stated, numbered<shipment_id>(1), now).error().code == "loading-in-future");

    CHECK(deliver(*made, now, now).error().code == "delivery-not-after-loading");
    CHECK(deliver(*made, now + seconds(1), now).error().code == "delivery-in-future");
    const auto delivered = deliver(*made, now + seconds(1), now + seconds(1));
    REQUIRE(delivered.has_value());
    CHECK(delivered->delivered_at == base::instant(at(7201)));
    CHECK(delivered->version == 2);
    CHECK(deliver(*delivered, now + seconds(2), now + seconds(3)).error().code == "shipment-already-delivered");
}

TEST_CASE("buyer, supplier and readers of subsidies may see a shipment, the supplier may change it", "[logistics][domain][shipment]") {
    shipment what;
    what.buyer = numbered<base::organisation_id>(2);
    what.supplier = numbered<base::organisation_id>(3);
    base::principal who;
    who.organisation = what.buyer;
    CHECK(may_read(who, what));
    CHECK_FALSE(may_change(who, what));
    who.organisation = what.supplier;
    CHECK(may_change(who, what));
    who.organisation = numbered<base::organisation_id>(4);
    CHECK_FALSE(may_read(who, what));
    who.permissions = {"subsidies:read"};
    CHECK(may_read(who, what));
    CHECK_FALSE(may_change(who, what));
}

TEST_CASE("events of orders are read with members that we do not know, and refused without those that we need", "[logistics][consumers]") {
    const std::string data =
        R"({"order_id":"ord_00000000000000000000000001","version":3,"status":"dispatched","buyer_organisation_id":"org_00000000000000000000000002",
        "supplier_organisation_id":"org_00000000000000000000000003","total_fen":1,"delivery_county_code":"510107","dispatched_at":"2026-07-01T00:00:00Z",
        "lines":[{"line_id":"lin_00000000000000000000000001","product_id":"prd_00000000000000000000000001","name_zh":"苹果","quantity":2,"unit_net_mass_g":10000,
        "unit_price_fen":1,"amount_fen":2,"accepted_quantity":null,"rejected_quantity":null,"storage":{"class":"chilled","min_mc":-1000,"max_mc":null,"more":1},
        "origin_county_code":"513423","certificate_number":"SF-2026-000001-4"}]})";
    const auto order = logistics::consumers::decode_dispatched(data);
    CHECK(order.delivery_county_code == "510107");
    REQUIRE(order.lines.size() == 1);
    CHECK(order.lines.front().storage == temperature_range{-1000, std::nullopt});
    CHECK(marks_of(order) == order_marks{{"SF-2026-000001-4"}, 0});
    CHECK_THROWS_WITH(logistics::consumers::decode_dispatched(R"({"order_id":"ord_1"})"),
                      Catch::Contains("/order_id (invalid-format)") && Catch::Contains("/dispatched_at (required)"));
    CHECK_THROWS_AS(logistics::consumers::decode_dispatched("[]"), std::runtime_error);
    CHECK_THROWS_AS(logistics::consumers::decode_accepted("{"), std::runtime_error);

    const auto accepted = logistics::consumers::decode_accepted(
        R"({"order_id":"ord_00000000000000000000000001","accepted_at":"2026-07-02T00:00:00Z","lines":[{"line_id":"lin_00000000000000000000000001","accepted_quantity":1,"rejected_quantity":1}]})");
    CHECK(accepted.lines.front().rejected_quantity == 1);
}

TEST_CASE("a delivery is read by its own id; an order that left whole has one with its own bytes", "[logistics][consumers]") {
    const std::string line =
        R"({"line_id":"lin_00000000000000000000000001","product_id":"prd_00000000000000000000000001","name_zh":"苹果","quantity":2,"unit_net_mass_g":10000,
        "accepted_quantity":1,"rejected_quantity":1,"storage":{"class":"chilled","min_mc":-1000,"max_mc":null},"origin_county_code":"513423","certificate_number":null})";
    const std::string head =
        R"({"order_id":"ord_00000000000000000000000001","buyer_organisation_id":"org_00000000000000000000000002",
        "supplier_organisation_id":"org_00000000000000000000000003","delivery_county_code":"510107",)";
    const auto delivery = head +
                          R"("delivery_id":"odl_00000000000000000000000007","number":2,"shipped_at":"2026-07-01T00:00:00Z",)"
                          R"("accepted_at":"2026-07-02T00:00:00Z","lines":[)" +
                          line + "]}";
    const auto shipped = logistics::consumers::decode_shipped_delivery(delivery);
    CHECK(base::to_wire(shipped.delivery) == "odl_00000000000000000000000007");
    CHECK(base::to_wire(shipped.id) == "ord_00000000000000000000000001");
    const auto accepted = logistics::consumers::decode_accepted_delivery(delivery);
    CHECK(accepted.delivery == shipped.delivery);
    CHECK(accepted.lines.front().accepted_quantity == 1);
    const auto old = head + R"("dispatched_at":"2026-07-01T00:00:00Z","lines":[)" + line + "]}";
    CHECK(logistics::consumers::decode_dispatched(old).delivery == whole_delivery_of(shipped.id));
    CHECK_FALSE(logistics::consumers::told_by_deliveries(old));
    CHECK(logistics::consumers::told_by_deliveries(head + R"("deliveries":1,"lines":[]})"));
    CHECK_THROWS_WITH(logistics::consumers::decode_shipped_delivery(old),
                      Catch::Contains("/delivery_id (required)") && Catch::Contains("/shipped_at (required)"));
}

TEST_CASE("a line of a service weighs nothing and asks for no temperature", "[logistics][consumers]") {
    const auto order = logistics::consumers::decode_dispatched(
        R"({"order_id":"ord_00000000000000000000000001","buyer_organisation_id":"org_00000000000000000000000002",
        "supplier_organisation_id":"org_00000000000000000000000003","delivery_county_code":"510107","dispatched_at":"2026-07-01T00:00:00Z",
        "lines":[{"line_id":"lin_00000000000000000000000001","product_id":"prd_00000000000000000000000001","name_zh":"泸沽湖游","quantity":2,
        "unit_net_mass_g":null,"storage":{"class":null,"min_mc":null,"max_mc":null},"origin_county_code":"513423","certificate_number":null}]})");
    CHECK(dispatched_mass_g(order) == 0);
    CHECK(strictest_range(order).unlimited());
    CHECK(order.lines.front().storage_class.empty());
}

TEST_CASE("every error has its own code and two titles", "[logistics][domain]") {
    std::vector<std::string_view> codes;
    for (const auto& row : errors::all()) {
        codes.push_back(row.code);
        CHECK_FALSE(row.title_zh.empty());
        CHECK_FALSE(row.title_en.empty());
    }
    std::ranges::sort(codes);
    CHECK(std::ranges::adjacent_find(codes) == codes.end());
    CHECK(errors::order_not_yet_known({}).retry_after == std::chrono::seconds(1));
}
