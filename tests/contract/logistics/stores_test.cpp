// One suite for the stores of logistics, run on the fake and on MariaDB.
#include <catch.hpp>

#include "logistics/app/assess_subsidy.hpp"
#include "logistics/app/create_shipment.hpp"
#include "logistics/app/import_temperature_log.hpp"
#include "logistics/app/publish.hpp"
#include "logistics/app/record_delivery.hpp"
#include "logistics/domain/temperature/generator.hpp"
#include "logistics/migrations/migrations.hpp"
#include "logistics/store/mysql_transaction.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/journal/writer.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "tests/contract/logistics/fake_transaction.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/fake_unit_of_work.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

#include <boost/asio/detached.hpp>

using namespace chuanpin;
using namespace chuanpin::logistics;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

const base::instant now = manual_clock().now();
const auto buyer = numbered<base::organisation_id>(1);
const auto supplier = numbered<base::organisation_id>(2);

std::vector<mysql::migration> migrations() {
    auto all = mysql::receipt_migrations();
    for (const auto& each : journal::migrations()) all.push_back(each);
    for (const auto& each : own_migrations()) all.push_back(each);
    return all;
}

struct on_fake {
    boost::asio::io_context io;
    seeded_random random;
    fake_unit_of_work<logistics::tests::fake_state, app::transaction, logistics::tests::fake_transaction> work;
    std::size_t events() { return work.state().events.size(); }
};

struct on_mysql {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    seeded_random random;
    std::string schema = test_database::instance().make_schema("logistics", migrations());
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 8}, log, metrics};
    mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction> work{pool, schema};
    std::size_t events() {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query("SELECT COUNT(*) FROM journal");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }
};

base::call_context as_supplier() { return a_context_of(supplier, "cooperative", {"shipments:write"}, numbered<base::account_id>(1), now); }

template <class Side>
base::result<base::reply> write(Side& side, std::function<void(app::transaction&)> work, const std::string& key = "once") {
    const auto context = as_supplier();
    return run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
        work(tx);
        return "{}";
    }));
}

template <class Side>
void read(Side& side, std::function<void(app::transaction&)> work) {
    const auto context = as_supplier();
    REQUIRE(run_coroutine(side.io, side.work.read(context, [&](app::transaction& tx) -> base::result<void> {
        work(tx);
        return {};
    })));
}

domain::dispatched_line a_line(unsigned char number, domain::temperature_range storage) {
    domain::dispatched_line line;
    line.id = numbered<domain::line_id>(number);
    line.product = numbered<domain::product_id>(number);
    line.name_zh = "盐源'苹果' \\ 𠀀";
    line.quantity = 120;
    line.unit_net_mass_g = 10'000;
    line.storage_class = "chilled";
    line.storage = storage;
    line.origin_county_code = "513423";
    return line;
}

domain::dispatched_order an_order(unsigned char number = 1) {
    domain::dispatched_order order;
    order.id = numbered<domain::order_id>(number);
    order.buyer = buyer;
    order.supplier = supplier;
    order.delivery_county_code = "510107";
    order.dispatched_at = now - 24h;
    order.lines = {a_line(2, {-1000, 4000}), a_line(1, {std::nullopt, 4000})};
    return order;
}

domain::shipment a_shipment(unsigned char number = 1, unsigned char order = 1) {
    domain::shipment what;
    what.id = numbered<domain::shipment_id>(number);
    what.order = numbered<domain::order_id>(order);
    what.buyer = buyer;
    what.supplier = supplier;
    what.carried_by = {"川W12345", domain::vehicle_kind::refrigerated};
    what.logger_id = "LOGGER-1";
    what.declared_distance_m = 565'000;
    what.loaded_at = now - 13h;
    what.created_at = now;
    return what;
}

domain::temperature_series a_series(std::uint64_t seed = 1) {
    const auto from = std::chrono::floor<std::chrono::seconds>(now - 13h);
    return domain::make_logger_series({domain::logger_file_kind::excursion, from, from + 12h, -1000, 4000, seed}).value();
}

domain::temperature_log a_log(unsigned char number, const domain::temperature_series& series, unsigned char shipment = 1, base::instant at = now) {
    return {.id = numbered<domain::temperature_log_id>(number),
            .shipment = numbered<domain::shipment_id>(shipment),
            .file_sha256 = crypto::sha256("file " + std::to_string(number)),
            .readings_sha256 = crypto::sha256(domain::encode_series(series)),
            .reading_count = static_cast<std::int64_t>(series.readings().size()),
            .first_at = series.readings().front().at,
            .last_at = series.readings().back().at,
            .min_mc = -1000,
            .max_mc = 4000,
            .imported_at = at};
}

domain::subsidy_rule a_rule(int version = 1, int year = 2018) {
    domain::subsidy_rule rule;
    rule.code = "cold-chain-freight";
    rule.version = version;
    rule.document_number = "示例〔2018〕1号";
    rule.title_zh = "示例";
    rule.example = true;
    rule.valid_from = std::chrono::year(year) / 8 / 31;
    rule.cold_rate = base::rational::make(45, 2).value();
    rule.ambient_rate = base::rational::make(10, 1).value();
    rule.otherwise = domain::without_proof::ambient_rate;
    rule.cap = {300'000};
    rule.mass_min_g = 300'000;
    rule.distance_tolerance_permille = 50;
    return rule;
}

domain::official_distance a_distance(int table, std::string origin, std::int64_t distance_m, int year = 2018) {
    return {.table_version = table,
            .valid_from = std::chrono::year(year) / 8 / 31,
            .origin_county_code = std::move(origin),
            .origin_name_zh = "盐源县",
            .destination_code = "510100",
            .destination_name_zh = "成都市",
            .distance_m = distance_m,
            .approximate = true};
}

template <class Side>
void prepare(Side& side) {
    REQUIRE(write(side, [](auto& tx) {
        tx.insert_order(an_order());
        REQUIRE(tx.insert_shipment(a_shipment()));
    }, "prepared"));
}

}  // namespace

TEMPLATE_TEST_CASE("an order is kept as it came, once, and takes its acceptance", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }));
    auto other = an_order();
    other.delivery_county_code = "510104";
    REQUIRE(write(side, [&](auto& tx) { tx.insert_order(other); }, "again"));
    read(side, [](auto& tx) {
        CHECK(tx.find_order(numbered<domain::order_id>(1)) == an_order());
        CHECK_FALSE(tx.find_order(numbered<domain::order_id>(2)).has_value());
    });
    REQUIRE(write(side, [](auto& tx) { tx.save_acceptance(numbered<domain::order_id>(1), now, {{numbered<domain::line_id>(1), 117, 3}, {numbered<domain::line_id>(2), 120, 0}}); }, "accepted"));
    read(side, [](auto& tx) {
        const auto found = tx.find_order(numbered<domain::order_id>(1)).value();
        CHECK(found.accepted_at == now);
        CHECK(domain::accepted_mass_g(found) == 2'370'000);
        CHECK(found.lines.at(1).rejected_quantity == 3);
    });
}

TEMPLATE_TEST_CASE("an order has one shipment, and what can change of it changes", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    prepare(side);
    REQUIRE(write(side, [](auto& tx) { CHECK_FALSE(tx.insert_shipment(a_shipment(2))); }, "second"));
    auto delivered = a_shipment();
    delivered.delivered_at = now - 1h;
    delivered.version = 2;
    REQUIRE(write(side, [&](auto& tx) {
        CHECK(tx.lock_shipment(delivered.id) == a_shipment());
        tx.update_shipment(delivered);
    }, "delivered"));
    read(side, [&](auto& tx) {
        CHECK(tx.find_shipment(delivered.id) == delivered);
        CHECK(tx.find_shipment_of(numbered<domain::order_id>(1)) == delivered);
        CHECK_FALSE(tx.find_shipment(numbered<domain::shipment_id>(2)).has_value());
    });
}

TEMPLATE_TEST_CASE("lists hold what an organisation may see, newest first", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) {
        for (unsigned char number = 1; number <= 4; ++number) {
            auto what = a_shipment(number, number);
            if (number == 2) what.buyer = what.supplier = numbered<base::organisation_id>(9);
            if (number == 3) what.buyer = supplier;
            REQUIRE(tx.insert_shipment(what));
        }
    }));
    const auto numbers = [](const std::vector<domain::shipment>& found) {
        std::vector<int> last;
        for (const auto& each : found) last.push_back(std::to_integer<int>(each.id.value.bytes.back()));
        return last;
    };
    read(side, [&](auto& tx) {
        CHECK(numbers(tx.list_shipments({.organisation = supplier, .before = {}, .limit = 10})) == std::vector<int>{4, 3, 1});
        CHECK(numbers(tx.list_shipments({.organisation = buyer, .before = {}, .limit = 10})) == std::vector<int>{4, 1});
        CHECK(numbers(tx.list_shipments({.organisation = {}, .before = {}, .limit = 2})) == std::vector<int>{4, 3});
        CHECK(numbers(tx.list_shipments({.organisation = supplier, .before = numbered<domain::shipment_id>(3), .limit = 10})) == std::vector<int>{1});
        CHECK(numbers(tx.list_shipments({.organisation = {}, .before = numbered<domain::shipment_id>(3), .limit = 10})) == std::vector<int>{2, 1});
    });
}

TEMPLATE_TEST_CASE("readings are kept exactly and belong to one log", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    prepare(side);
    const auto series = a_series();
    const auto log = a_log(1, series);
    REQUIRE(write(side, [&](auto& tx) {
        CHECK(tx.insert_log(log, series, "recorded_at\n\0binary"));
        CHECK_FALSE(tx.insert_log(a_log(2, series), series, "another file"));
        CHECK(tx.insert_log(a_log(3, a_series(2), 1, now + 1s), a_series(2), "a later one"));
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.find_log(log.readings_sha256) == log);
        CHECK(tx.read_series(log.id) == series);
        CHECK(tx.find_newest_log(log.shipment)->id == numbered<domain::temperature_log_id>(3));
        CHECK_FALSE(tx.find_newest_log(numbered<domain::shipment_id>(7)).has_value());
    });
}

TEMPLATE_TEST_CASE("a verdict is read back as it was given; the highest number holds", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    prepare(side);
    const auto series = a_series();
    const auto log = a_log(1, series);
    const domain::verdict_inputs inputs{.when = {log.first_at, log.last_at},
                                        .range = {-1000, 4000},
                                        .recorder_accuracy_mc = std::nullopt,
                                        .handed_in_at = log.last_at,
                                        .profile = &domain::cold_chain_profiles().front()};
    domain::verdict given{.id = numbered<domain::verdict_id>(1),
                          .shipment = log.shipment,
                          .log = log.id,
                          .number = 1,
                          .profile_code = "cold-chain",
                          .profile_version = 1,
                          .readings_sha256 = log.readings_sha256,
                          .when = inputs.when,
                          .range = inputs.range,
                          .given = domain::judge(series, inputs),
                          .given_at = now};
    REQUIRE(given.given.kind == domain::verdict_kind::failed);
    auto second = given;
    second.id = numbered<domain::verdict_id>(2);
    second.number = 2;
    second.range.min_mc.reset();
    second.given = domain::judge({}, inputs);
    REQUIRE(write(side, [&](auto& tx) {
        REQUIRE(tx.insert_log(log, series, "file"));
        tx.insert_verdict(given);
        CHECK(tx.find_newest_verdict(log.shipment) == given);
        tx.insert_verdict(second);
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.find_newest_verdict(log.shipment) == second);
        CHECK_FALSE(tx.find_newest_verdict(numbered<domain::shipment_id>(7)).has_value());
    });
}

TEMPLATE_TEST_CASE("rules keep what was known when; a published version is on record for ever", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    const auto add = [](app::transaction& tx, const domain::subsidy_rule& rule, base::instant at) {
        const auto change = domain::record_rule(tx.lock_published_rules(rule.code), tx.list_rules(rule.code), rule, at);
        REQUIRE(change.has_value());
        tx.insert_published_rule(rule, at);
        tx.change_rules(*change, at);
    };
    REQUIRE(write(side, [&](auto& tx) {
        add(tx, a_rule(), now);
        add(tx, a_rule(2, 2020), now);
    }));
    REQUIRE(write(side, [&](auto& tx) {
        add(tx, a_rule(3, 2022), now + 1h);
        CHECK(tx.lock_published_rules("cold-chain-freight") == std::vector<domain::subsidy_rule>{a_rule(), a_rule(2, 2020), a_rule(3, 2022)});
    }, "third"));
    read(side, [&](auto& tx) {
        CHECK(tx.list_rules("another").empty());
        const auto rows = tx.list_rules("");
        CHECK(rows == tx.list_rules("cold-chain-freight"));
        CHECK(rows.size() == 5);
        const base::business_date day = std::chrono::year(2023) / 1 / 1;
        CHECK(domain::rule_in_force(rows, "cold-chain-freight", day, now)->rule.version == 2);
        CHECK(domain::rule_in_force(rows, "cold-chain-freight", day, now + 1h)->rule.version == 3);
        CHECK(domain::rule_in_force(rows, "cold-chain-freight", std::chrono::year(2019) / 1 / 1, now + 1h)->rule.version == 1);
    });
}

TEMPLATE_TEST_CASE("distances are found by table, origin and destination, and listed in pages", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) {
        tx.insert_distances({a_distance(1, "513437", 420'000), a_distance(1, "513423", 560'000)}, now);
        tx.insert_distances({a_distance(2, "513423", 555'000, 2021)}, now);
    }));
    read(side, [](auto& tx) {
        CHECK(tx.distance_table_on(std::chrono::year(2018) / 8 / 30) == 0);
        CHECK(tx.distance_table_on(std::chrono::year(2020) / 1 / 1) == 1);
        CHECK(tx.distance_table_on(std::chrono::year(2021) / 8 / 31) == 2);
        CHECK(tx.find_distances(1, {"513423", "513437"}, {"510107", "510100"}).size() == 2);
        CHECK(tx.find_distances(2, {"513437"}, {"510100"}).empty());
        CHECK(tx.find_distances(1, {}, {"510100"}).empty());
        CHECK(tx.read_distance_table(1) == std::vector<domain::official_distance>{a_distance(1, "513423", 560'000), a_distance(1, "513437", 420'000)});
        const auto first = tx.list_distances(1, {.origin_county_code = {}, .after = {}, .limit = 1});
        REQUIRE(first.size() == 1);
        CHECK(first.front().origin_county_code == "513423");
        const auto rest = tx.list_distances(1, {.origin_county_code = {}, .after = std::pair(std::string("513423"), std::string("510100")), .limit = 5});
        REQUIRE(rest.size() == 1);
        CHECK(rest.front().origin_county_code == "513437");
        CHECK(tx.list_distances(1, {.origin_county_code = "513437", .after = {}, .limit = 5}).size() == 1);
    });
}

TEMPLATE_TEST_CASE("from loading to the final subsidy, through the use cases", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    app::publish publish(side.work, side.random);
    app::create_shipment create(side.work, side.random);
    app::import_temperature_log import(side.work, side.random);
    app::record_delivery deliver(side.work, side.random);
    app::assess_subsidy assess(side.work, side.random);
    const auto context = as_supplier();
    REQUIRE(run_coroutine(side.io, publish.rules(context, {"test", "rules", {}}, {a_rule()}))->body == "1");
    REQUIRE(run_coroutine(side.io, publish.distances(context, {"test", "distances", {}}, {a_distance(1, "513423", 560'000)}))->body == "1");
    REQUIRE(run_coroutine(side.io, publish.rules(context, {"test", "rules again", {}}, {a_rule()}))->body == "0");
    CHECK(run_coroutine(side.io, publish.distances(context, {"test", "changed", {}}, {a_distance(1, "513423", 1)})).error().code == "distance-changed");
    CHECK(run_coroutine(side.io, publish.distances(context, {"test", "grown", {}}, {a_distance(1, "513423", 560'000), a_distance(1, "513437", 1)})).error().code == "distance-changed");

    domain::loading stated{.carried_by = {"川W12345", domain::vehicle_kind::refrigerated}, .logger_id = "L", .logger_accuracy_mc = 500, .declared_distance_m = 565'000, .loaded_at = now - 13h};
    const auto create_once = [&](const std::string& key) {
        return run_coroutine(side.io, create.run(context, {numbered<domain::order_id>(1), stated}, {{"test", key, {}}, [](const domain::shipment& made) { return base::to_wire(made.id); }}));
    };
    CHECK(create_once("early").error().code == "order-not-yet-known");
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }, "order"));
    const auto created = create_once("create");
    REQUIRE(created.has_value());
    CHECK(create_once("create")->replayed);
    CHECK(create_once("other key").error().code == "shipment-exists");
    const auto id = base::parse_id<domain::shipment_id>(created->body).value();

    const auto assess_now = [&](const std::string& key) {
        return run_coroutine(side.io, assess.run(context, {id}, {{"test", key, {}}, [](const domain::assessment& made) {
            return std::to_string(made.number) + " " + std::string(domain::name_of(made.status)) + " " + std::to_string(made.outcome.amount.value);
        }}))->body;
    };
    // 2.4 t · 565 km · 10 fen: no verdict yet.
    CHECK(assess_now("a1") == "1 provisional 13560");
    CHECK(assess_now("a2") == "1 provisional 13560");

    const auto series = domain::make_logger_series({domain::logger_file_kind::clean, std::chrono::floor<std::chrono::seconds>(now - 13h), std::chrono::floor<std::chrono::seconds>(now - 1h), -1000, 4000, 5}).value();
    const auto hand_in = [&](const std::string& key) {
        return run_coroutine(side.io, import.run(context, {id, "file", series}, {{"test", key, {}}, [](const app::temperature_log_view& view) {
            return view.given ? std::string(domain::name_of(view.given->given.kind)) : "none";
        }}))->body;
    };
    CHECK(hand_in("log") == "none");
    REQUIRE(run_coroutine(side.io, deliver.run(context, {id, now - 1h}, {{"test", "delivered", {}}, [](const domain::shipment&) { return std::string("{}"); }})));
    CHECK(hand_in("log again") == "passed");
    CHECK(assess_now("a3") == "2 provisional 30510");
    REQUIRE(write(side, [](auto& tx) { tx.save_acceptance(numbered<domain::order_id>(1), now, {{numbered<domain::line_id>(1), 117, 3}, {numbered<domain::line_id>(2), 120, 0}}); }, "accepted"));
    // 2.37 t · 565 km · 22.5 fen = 30,128.625
    CHECK(assess_now("a4") == "3 final 30128");
    // rule, distances, created, two assessments before delivery and after, log, delivered, verdict, final.
    CHECK(side.events() == 9);
    read(side, [&](auto& tx) {
        const auto all = tx.list_assessments(id);
        REQUIRE(all.size() == 3);
        CHECK(all.front().number == 3);
        CHECK(tx.find_assessment(all.front().id) == all.front());
        CHECK(all.front().rule == a_rule());
        CHECK(all.front().outcome.steps.size() == 11);
        CHECK_FALSE(tx.find_assessment(numbered<domain::assessment_id>(7)).has_value());
        CHECK(tx.find_shipment(id)->version == 7);
    });
}

TEMPLATE_TEST_CASE("a refusal takes everything back", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = as_supplier();
    const auto refused = run_coroutine(side.io, side.work.write(context, {"acc test", "refused", {}}, [](app::transaction& tx) -> base::result<std::string> {
        tx.insert_order(an_order());
        (void)tx.insert_shipment(a_shipment());
        tx.record(numbered<base::event_id>(1), domain::shipment_created{a_shipment()});
        return base::refusal(base::error{base::error_kind::conflict, "no", "No."});
    }));
    CHECK_FALSE(refused.has_value());
    CHECK(side.events() == 0);
    read(side, [](auto& tx) {
        CHECK_FALSE(tx.find_order(numbered<domain::order_id>(1)).has_value());
        CHECK_FALSE(tx.find_shipment(numbered<domain::shipment_id>(1)).has_value());
    });
}

TEMPLATE_TEST_CASE("of twenty suppliers' clicks at once one makes the shipment", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }));
    app::create_shipment create(side.work, side.random);
    const auto context = as_supplier();
    const domain::loading stated{.carried_by = {"川W12345", domain::vehicle_kind::refrigerated}, .logger_id = "L", .logger_accuracy_mc = {}, .declared_distance_m = {}, .loaded_at = now - 1h};
    int made = 0, refused = 0;
    for (int i = 0; i < 20; ++i) {
        auto click = [&, i]() -> base::task<void> {
            const auto reply = co_await create.run(context, {numbered<domain::order_id>(1), stated}, {{"test", "click " + std::to_string(i), {}}, [](const domain::shipment&) { return std::string("{}"); }});
            (reply ? made : refused) += 1;
            if (!reply) CHECK(reply.error().code == "shipment-exists");
        };
        // The coroutine keeps what its lambda holds.
        boost::asio::co_spawn(side.io, [click = std::move(click)]() mutable -> base::task<void> { co_await click(); }, boost::asio::detached);
    }
    run_until(side.io, [&] { return made + refused == 20; });
    CHECK(made == 1);
    CHECK(side.events() == 1);
}
