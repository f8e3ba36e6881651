// One suite for the stores of logistics, run on the fake and on MariaDB.
#include "tests/contract/logistics/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics;
using namespace chuanpin::logistics::tests;

TEMPLATE_TEST_CASE("an order is kept as it came, once, and takes its acceptance", "[logistics][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [](auto& tx) { tx.insert_order(an_order()); }));
    auto other = an_order();
    other.delivery_county_code = "510104";
    REQUIRE(write(side, [&](auto& tx) { tx.insert_order(other); }, "again"));
    read(side, [](auto& tx) {
        CHECK(tx.find_delivery(numbered<domain::delivery_id>(1)) == an_order());
        CHECK_FALSE(tx.find_delivery(numbered<domain::delivery_id>(2)).has_value());
    });
    REQUIRE(write(
        side,
        [](auto& tx) {
            tx.save_acceptance(numbered<domain::delivery_id>(1), now,
                               {{numbered<domain::line_id>(1), 117, 3}, {numbered<domain::line_id>(2), 120, 0}});
        },
        "accepted"));
    read(side, [](auto& tx) {
        const auto found = tx.find_delivery(numbered<domain::delivery_id>(1)).value();
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
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.lock_shipment(delivered.id) == a_shipment());
            tx.update_shipment(delivered);
        },
        "delivered"));
    read(side, [&](auto& tx) {
        CHECK(tx.find_shipment(delivered.id) == delivered);
        CHECK(tx.find_shipment_of(numbered<domain::delivery_id>(1)) == delivered);
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
        CHECK(numbers(tx.list_shipments({.organisation = supplier, .before = numbered<domain::shipment_id>(3), .limit = 10})) ==
              std::vector<int>{1});
        CHECK(numbers(tx.list_shipments({.organisation = {}, .before = numbered<domain::shipment_id>(3), .limit = 10})) ==
              std::vector<int>{2, 1});
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

TEMPLATE_TEST_CASE("rules keep what was known when; a published version is on record for ever", "[logistics][contract]", on_fake,
                   on_mysql) {
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
    REQUIRE(write(
        side,
        [&](auto& tx) {
            add(tx, a_rule(3, 2022), now + 1h);
            CHECK(tx.lock_published_rules("cold-chain-freight") ==
                  std::vector<domain::subsidy_rule>{a_rule(), a_rule(2, 2020), a_rule(3, 2022)});
        },
        "third"));
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

TEMPLATE_TEST_CASE("distances are found by table, origin and destination, and listed in pages", "[logistics][contract]", on_fake,
                   on_mysql) {
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
        CHECK(tx.read_distance_table(1) ==
              std::vector<domain::official_distance>{a_distance(1, "513423", 560'000), a_distance(1, "513437", 420'000)});
        const auto first = tx.list_distances(1, {.origin_county_code = {}, .after = {}, .limit = 1});
        REQUIRE(first.size() == 1);
        CHECK(first.front().origin_county_code == "513423");
        const auto rest =
            tx.list_distances(1, {.origin_county_code = {}, .after = std::pair(std::string("513423"), std::string("510100")), .limit = 5});
        REQUIRE(rest.size() == 1);
        CHECK(rest.front().origin_county_code == "513437");
        CHECK(tx.list_distances(1, {.origin_county_code = "513437", .after = {}, .limit = 5}).size() == 1);
    });
}
