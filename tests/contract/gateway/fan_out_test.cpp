// Events become deliveries, in MariaDB (the consumer has no fake: it is given a connection).
#include <catch.hpp>

#include "gateway/app/fan_out_events.hpp"
#include "gateway/service.hpp"
#include "gateway/store/mysql_fan_out.hpp"
#include "platform/base/encoding.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto own = numbered<base::organisation_id>(1);
const auto strange = numbered<base::organisation_id>(2);
const auto wants_all = numbered<gateway::domain::webhook_endpoint_id>(1);
const auto wants_orders = numbered<gateway::domain::webhook_endpoint_id>(2);
const auto is_disabled = numbered<gateway::domain::webhook_endpoint_id>(3);

struct fanning_out {
    fanning_out() {
        connection.execute("SET SESSION foreign_key_checks = 0");  // organisations do not matter here
        add_endpoint(wants_all, "*", "enabled");
        add_endpoint(wants_orders, "order.*", "enabled");
        add_endpoint(is_disabled, "*", "disabled");
        connection.execute("SET SESSION foreign_key_checks = 1");
    }
    void add_endpoint(gateway::domain::webhook_endpoint_id id, std::string_view types, std::string_view status) {
        connection.execute(
            "INSERT INTO webhook_endpoint (id, organisation_id, url, event_types, sealed_secret, status, consecutive_failures, created_at, "
            "version) VALUES (?, ?, 'https://partner.example/', ?, 'sealed', ?, 0, ?, 1)",
            {id, own, types, status, clock.now()});
    }
    gateway::app::webhook_event event(std::string type, std::string aggregate, std::vector<base::organisation_id> seen_by,
                                      bool by_everybody = false) {
        return {
            numbered<base::event_id>(++made), std::move(type), std::move(aggregate), clock.now(), std::move(seen_by), by_everybody, "{}"};
    }
    /// How many statements it took.
    std::uint64_t fan_out(const std::vector<gateway::app::webhook_event>& page, std::size_t deliveries) {
        const auto before = connection.statements_sent();
        gateway::store::mysql_fan_out transaction(connection, clock.now(), random);
        CHECK(gateway::app::fan_out_events(transaction, page) == deliveries);
        return connection.statements_sent() - before;
    }
    std::string deliveries_of(gateway::domain::webhook_endpoint_id endpoint) {
        auto rows = connection.query(
            "SELECT GROUP_CONCAT(CONCAT(aggregate_id, ' ', state) ORDER BY number SEPARATOR ', ') FROM webhook_delivery WHERE "
            "endpoint_id = ?",
            {endpoint});
        rows.next();
        return rows.optional_text(0).value_or("");
    }

    manual_clock clock;
    seeded_random random;
    unsigned char made = 0;
    std::string schema = test_database::instance().make_schema("gateway", gateway::definition().migrations());
    mysql::session connection = test_database::instance().open(schema);
};

}  // namespace

TEST_CASE("what nobody may see costs nothing, what nobody wants one look", "[gateway][contract][webhook]") {
    fanning_out at;
    CHECK(at.fan_out({}, 0) == 0);
    CHECK(at.fan_out({at.event("order.placed", "ord_1", {}), at.event("order.placed", "ord_2", {})}, 0) == 0);
    CHECK(at.fan_out({at.event("order.placed", "ord_1", {strange}), at.event("order.placed", "ord_2", {strange})}, 0) == 1);
}

TEST_CASE("each endpoint gets of a page what it wants and may see, each aggregate's events one behind the other",
          "[gateway][contract][webhook]") {
    fanning_out at;
    CHECK(at.fan_out({at.event("order.placed", "ord_1", {own})}, 2) == 4);
    CHECK(at.fan_out({at.event("order.placed", "ord_2", {own, strange}), at.event("order.placed", "ord_9", {strange}),
                      at.event("order.confirmed", "ord_1", {own}), at.event("stock.level_changed", "ord_3", {}, true),
                      at.event("order.confirmed", "ord_2", {own}), at.event("shipment.planned", "ord_4", {own})},
                     8) == 4);
    CHECK(at.deliveries_of(wants_orders) == "ord_1 pending, ord_2 pending, ord_1 waiting, ord_2 waiting");
    CHECK(at.deliveries_of(wants_all) == "ord_1 pending, ord_2 pending, ord_1 waiting, ord_3 pending, ord_2 waiting, ord_4 pending");
    CHECK(at.deliveries_of(is_disabled).empty());
    at.connection.execute("UPDATE webhook_delivery SET state = 'delivered' WHERE aggregate_id = 'ord_1'");
    at.fan_out({at.event("order.dispatched", "ord_1", {own}), at.event("order.dispatched", "ord_2", {own})}, 4);
    CHECK(at.deliveries_of(wants_orders).ends_with("ord_1 pending, ord_2 waiting"));
}

TEST_CASE("a page that very many want is written in parts", "[gateway][contract][webhook]") {
    fanning_out at;
    std::vector<gateway::app::webhook_event> page;
    for (int i = 0; i < 200; ++i) page.push_back(at.event("order.placed", "ord_" + std::to_string(i), {own}));
    at.connection.execute("SET SESSION foreign_key_checks = 0");
    for (unsigned char i = 10; i < 20; ++i) at.add_endpoint(numbered<gateway::domain::webhook_endpoint_id>(i), "order.placed", "enabled");
    CHECK(at.fan_out(page, 12 * page.size()) == 1 + 3 + 1 + 3);  // 2,400 deliveries
    CHECK(at.deliveries_of(wants_all).starts_with("ord_0 pending"));
}
