// The use cases of logistics on the fake and on MariaDB: one story, a refusal, a race.
#include <boost/asio/detached.hpp>

#include "logistics/app/assess_subsidy.hpp"
#include "logistics/app/create_shipment.hpp"
#include "logistics/app/import_temperature_log.hpp"
#include "logistics/app/publish.hpp"
#include "logistics/app/record_delivery.hpp"
#include "tests/contract/logistics/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics;
using namespace chuanpin::logistics::tests;

namespace {

// The use cases of one side, asked as the supplier; each answers what the tests look at.
template <class Side>
struct desk {
    Side& side;
    const base::call_context context = as_supplier();

    base::result<base::reply> create(const std::string& key, std::optional<domain::delivery_id> delivery = std::nullopt) {
        const domain::loading stated{.carried_by = {"川W12345", domain::vehicle_kind::refrigerated},
                                     .logger_id = "L",
                                     .logger_accuracy_mc = 500,
                                     .declared_distance_m = 565'000,
                                     .loaded_at = now - 13h};
        app::create_shipment use(side.work, side.random);
        return run_coroutine(side.io, use.run(context, {numbered<domain::order_id>(1), stated, delivery},
                                              {{"test", key, {}}, [](const domain::shipment& made) { return base::to_wire(made.id); }}));
    }
    std::string assess(const domain::shipment_id& id, const std::string& key) {
        app::assess_subsidy use(side.work, side.random);
        const auto encode = [](const domain::assessment& made) {
            return std::to_string(made.number) + " " + std::string(domain::name_of(made.status)) + " " +
                   std::to_string(made.outcome.amount.value);
        };
        return run_coroutine(side.io, use.run(context, {id}, {{"test", key, {}}, encode}))->body;
    }
    std::string hand_in(const domain::shipment_id& id, const std::string& key) {
        const auto from = std::chrono::floor<std::chrono::seconds>(now - 13h);
        const auto series = domain::make_logger_series({domain::logger_file_kind::clean, from, from + 12h, -1000, 4000, 5}).value();
        app::import_temperature_log use(side.work, side.random);
        const auto encode = [](const app::temperature_log_view& view) {
            return view.given ? std::string(domain::name_of(view.given->given.kind)) : "none";
        };
        return run_coroutine(side.io, use.run(context, {id, "file", series}, {{"test", key, {}}, encode}))->body;
    }
    bool deliver(const domain::shipment_id& id) {
        app::record_delivery use(side.work, side.random);
        return run_coroutine(side.io, use.run(context, {id, now - 1h},
                                              {{"test", "delivered", {}}, [](const domain::shipment&) { return std::string("{}"); }}))
            .has_value();
    }
    base::result<base::reply> publish_rule(const std::string& key) {
        app::publish use(side.work, side.random);
        return run_coroutine(side.io, use.rules(context, {"test", key, {}}, {a_rule()}));
    }
    base::result<base::reply> publish_distances(const std::string& key, const std::vector<domain::official_distance>& entries) {
        app::publish use(side.work, side.random);
        return run_coroutine(side.io, use.distances(context, {"test", key, {}}, entries));
    }
};

}  // namespace

TEMPLATE_TEST_CASE("rules and tables are published once and never changed", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    desk<TestType> at{side};
    CHECK(at.publish_rule("rules")->body == "1");
    CHECK(at.publish_rule("rules again")->body == "0");
    CHECK(at.publish_distances("distances", {a_distance(1, "513423", 560'000)})->body == "1");
    CHECK(at.publish_distances("distances again", {a_distance(1, "513423", 560'000)})->body == "0");
    CHECK(at.publish_distances("changed", {a_distance(1, "513423", 1)}).error().code == "distance-changed");
    CHECK(at.publish_distances("grown", {a_distance(1, "513423", 560'000), a_distance(1, "513437", 1)}).error().code == "distance-changed");
    CHECK(at.publish_distances("next", {a_distance(2, "513437", 1)})->body == "1");
    CHECK(side.events() == 3);
}

TEMPLATE_TEST_CASE("from loading to the final subsidy, through the use cases", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    desk<TestType> at{side};
    REQUIRE(at.publish_rule("rules"));
    REQUIRE(at.publish_distances("distances", {a_distance(1, "513423", 560'000)}));
    CHECK(at.create("early").error().code == "order-not-yet-known");
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }, "order"));
    const auto created = at.create("create");
    REQUIRE(created.has_value());
    CHECK(at.create("create")->replayed);
    CHECK(at.create("other key").error().code == "shipment-exists");
    const auto id = base::parse_id<domain::shipment_id>(created->body).value();

    // 2.4 t · 565 km · 10 fen: no verdict yet. Nothing changed: the same assessment.
    CHECK(at.assess(id, "a1") == "1 provisional 13560");
    CHECK(at.assess(id, "a2") == "1 provisional 13560");
    CHECK(at.hand_in(id, "log") == "none");
    REQUIRE(at.deliver(id));
    CHECK(at.hand_in(id, "log again") == "passed");
    CHECK(at.assess(id, "a3") == "2 provisional 30510");
    const std::vector<domain::accepted_line> accepted{{numbered<domain::line_id>(1), 117, 3}, {numbered<domain::line_id>(2), 120, 0}};
    REQUIRE(write(side, [&](auto& tx) { tx.save_acceptance(numbered<domain::delivery_id>(1), now, accepted); }, "accepted"));
    // 2.37 t · 565 km · 22.5 fen = 30,128.625
    CHECK(at.assess(id, "a4") == "3 final 30128");
    // Rule, table, created, log, delivered, verdict, three assessments.
    CHECK(side.events() == 9);
    read(side, [&](auto& tx) {
        const auto all = tx.list_assessments(id);
        REQUIRE(all.size() == 3);
        CHECK(all.front().number == 3);
        CHECK(tx.find_assessment(all.front().id) == all.front());
        CHECK(all.front().rule == a_rule());
        CHECK(all.front().outcome.steps.size() == 12);
        CHECK_FALSE(tx.find_assessment(numbered<domain::assessment_id>(7)).has_value());
        CHECK(tx.find_shipment(id)->version == 7);
    });
}

TEMPLATE_TEST_CASE("each delivery of an order travels on its own, with its own evidence", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    desk<TestType> at{side};
    auto second = an_order();
    second.delivery = numbered<domain::delivery_id>(7);
    second.lines.pop_back();
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.insert_order(an_order());
            tx.insert_order(second);
            CHECK(tx.list_deliveries(second.id, 10).size() == 2);
        },
        "both"));
    CHECK(at.create("which").error().code == "delivery-required");
    CHECK(at.create("unknown", numbered<domain::delivery_id>(9)).error().code == "order-not-yet-known");
    const auto one = base::parse_id<domain::shipment_id>(at.create("one", numbered<domain::delivery_id>(1))->body).value();
    const auto two = base::parse_id<domain::shipment_id>(at.create("two", second.delivery)->body).value();
    CHECK(at.create("two again", second.delivery).error().code == "shipment-exists");
    REQUIRE(at.deliver(one));
    CHECK(at.hand_in(one, "log") == "passed");
    read(side, [&](auto& tx) {
        CHECK(tx.find_shipment(two)->delivery == second.delivery);
        CHECK(tx.find_shipment_of(second.delivery)->id == two);
        CHECK(tx.find_newest_verdict(one).has_value());
        CHECK_FALSE(tx.find_newest_verdict(two).has_value());
    });
}

TEMPLATE_TEST_CASE("a refusal takes everything back", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = as_supplier();
    const auto refused =
        run_coroutine(side.io, side.work.write(context, {"acc test", "refused", {}}, [](app::transaction& tx) -> base::result<std::string> {
            tx.insert_order(an_order());
            (void)tx.insert_shipment(a_shipment());
            tx.record(numbered<base::event_id>(1), domain::shipment_created{a_shipment()});
            return base::refusal(base::error{base::error_kind::conflict, "no", "No."});
        }));
    CHECK_FALSE(refused.has_value());
    CHECK(side.events() == 0);
    read(side, [](auto& tx) {
        CHECK_FALSE(tx.find_delivery(numbered<domain::delivery_id>(1)).has_value());
        CHECK_FALSE(tx.find_shipment(numbered<domain::shipment_id>(1)).has_value());
    });
}

TEMPLATE_TEST_CASE("of twenty suppliers' clicks at once one makes the shipment", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }));
    app::create_shipment create(side.work, side.random);
    const auto context = as_supplier();
    const domain::loading stated{.carried_by = {"川W12345", domain::vehicle_kind::refrigerated},
                                 .logger_id = "L",
                                 .logger_accuracy_mc = {},
                                 .declared_distance_m = {},
                                 .loaded_at = now - 1h};
    int made = 0, refused = 0;
    for (int i = 0; i < 20; ++i) {
        auto click = [&, i]() -> base::task<void> {
            const auto reply = co_await create.run(
                context, {numbered<domain::order_id>(1), stated},
                {{"test", "click " + std::to_string(i), {}}, [](const domain::shipment&) { return std::string("{}"); }});
            (reply ? made : refused) += 1;
            if (!reply) CHECK(reply.error().code == "shipment-exists");
        };
        // The coroutine keeps what its lambda holds.
        boost::asio::co_spawn(
            side.io, [click = std::move(click)]() mutable -> base::task<void> { co_await click(); }, boost::asio::detached);
    }
    run_until(side.io, [&] { return made + refused == 20; });
    CHECK(made == 1);
    CHECK(side.events() == 1);
}
