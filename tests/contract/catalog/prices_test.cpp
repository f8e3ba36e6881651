// Comparables, rules of prices and evidence, on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/price/record_comparables.hpp"
#include "catalog/migrations/migrations.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/composition.hpp"
#include "tests/contract/catalog/fake_catalog.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const base::instant now = manual_clock().now();

struct prices_on_fake {
    boost::asio::io_context io;
    fake_catalog_work work;
};

struct prices_on_mysql {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = test_database::instance().make_schema("catalog", runtime::whole_schema(catalog::own_migrations()));
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 8}, log, metrics};
    mysql::mysql_unit_of_work<app::transaction, catalog::store::mysql_transaction> work{pool, schema};
};

template <class Side>
base::result<base::reply> write(Side& side, std::function<void(app::price_store&)> work, const std::string& key = "once") {
    const auto context = a_context(now);
    return run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
        work(tx.prices());
        return "{}";
    }));
}

template <class Side>
void read(Side& side, std::function<void(app::price_store&)> work) {
    const auto context = a_context(now);
    REQUIRE(run_coroutine(side.io, side.work.read(context, [&](app::transaction& tx) -> base::result<void> {
        work(tx.prices());
        return {};
    })));
}

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::price_comparable seen(unsigned char number, std::string_view on = "2026-03-01", std::string goods = "盐源苹果") {
    return {.id = numbered<domain::price_comparable_id>(number),
            .source_name = "成都 'market' 𠀀",
            .region_code = "510100",
            .observed_on = day(on),
            .category = "fruit",
            .goods_name_zh = goods,
            .goods_key = goods,
            .specification = std::to_string(number),
            .unit_name_zh = "箱",
            .price = {6'800},
            .unit_mass_g = 10'000,
            .recorded_by = numbered<base::account_id>(9),
            .recorded_at = now};
}

std::vector<int> numbers_of(const std::vector<domain::price_comparable>& found) {
    std::vector<int> numbers;
    for (const auto& each : found) numbers.push_back(std::to_integer<int>(each.id.value.bytes.back()));
    return numbers;
}

}  // namespace

TEMPLATE_TEST_CASE("a comparable is found as it was recorded, and as it was withdrawn", "[catalog][contract][price]", prices_on_fake,
                   prices_on_mysql) {
    TestType side;
    auto shop = seen(2);
    shop.source = domain::comparable_source::maker_shop;
    shop.maker = numbered<base::organisation_id>(3);
    shop.recorded_by.reset();
    const std::vector<domain::price_comparable> both{seen(1), shop};
    REQUIRE(write(side, [&](auto& prices) { prices.insert(both); }));
    read(side, [&](auto& prices) {
        CHECK(prices.find(both[0].id) == both[0]);
        CHECK(prices.find(both[1].id) == both[1]);
        CHECK_FALSE(prices.find(numbered<domain::price_comparable_id>(9)));
        const std::vector<domain::price_comparable_id> ids{both[1].id, both[0].id};
        CHECK(prices.find_all(ids) == std::vector<domain::price_comparable>{both[1], both[0]});
    });
    const auto gone = domain::withdraw(both[0], {now, numbered<base::account_id>(4), "typed wrongly"}).value();
    REQUIRE(write(side, [&](auto& prices) { prices.save_withdrawal(*prices.lock(gone.id) == both[0] ? gone : both[1]); }, "withdrawn"));
    read(side, [&](auto& prices) { CHECK(prices.find(gone.id) == gone); });
    CHECK_THROWS(write(side, [&](auto& prices) { prices.save_withdrawal(gone); }, "twice"));
}

TEMPLATE_TEST_CASE("there is one price of an observation until it is withdrawn", "[catalog][contract][price]", prices_on_fake,
                   prices_on_mysql) {
    TestType side;
    const auto first = seen(1);
    auto again = first;
    again.id = numbered<domain::price_comparable_id>(2);
    again.price = {7'000};
    REQUIRE(write(side, [&](auto& prices) { prices.insert({&first, 1}); }));
    read(side, [&](auto& prices) { CHECK(prices.find_same({&again, 1}) == std::vector<domain::price_comparable>{first}); });
    CHECK_THROWS(write(side, [&](auto& prices) { prices.insert({&again, 1}); }, "again"));
    REQUIRE(write(side, [&](auto& prices) { prices.save_withdrawal(domain::withdraw(first, {now, {}, "wrong"}).value()); }, "withdrawn"));
    read(side, [&](auto& prices) { CHECK(prices.find_same({&again, 1}).empty()); });
    REQUIRE(write(side, [&](auto& prices) { prices.insert({&again, 1}); }, "once more"));
}

TEMPLATE_TEST_CASE("like goods are those of the window, the newest first, and none that was withdrawn", "[catalog][contract][price]",
                   prices_on_fake, prices_on_mysql) {
    TestType side;
    auto vegetable = seen(7);
    vegetable.category = "vegetable";
    const std::vector<domain::price_comparable> all{seen(1, "2026-02-01"),
                                                    seen(2, "2026-02-10"),
                                                    seen(3, "2026-03-01"),
                                                    seen(4, "2026-03-01"),
                                                    seen(5, "2026-03-02"),
                                                    seen(6, "2026-02-15", "柑橘"),
                                                    vegetable};
    REQUIRE(write(side, [&](auto& prices) {
        prices.insert(all);
        prices.save_withdrawal(domain::withdraw(all[3], {now, {}, "wrong"}).value());
    }));
    read(side, [&](auto& prices) {
        CHECK(numbers_of(prices.like("fruit", "盐源苹果", day("2026-02-10"), day("2026-03-01"))) == std::vector{3, 2});
        CHECK(numbers_of(prices.like("fruit", "盐源苹果", day("2026-02-01"), day("2026-03-02"))) == std::vector{5, 3, 2, 1});
        CHECK(prices.like("fruit", "苹果", day("2026-02-01"), day("2026-03-02")).empty());
        CHECK(prices.knows_goods("fruit", "柑橘"));
        CHECK_FALSE(prices.knows_goods("vegetable", "柑橘"));
        CHECK(numbers_of(prices.page({}, {}, 3)) == std::vector{7, 6, 5});
        CHECK(numbers_of(prices.page({"fruit", {}, {}, {}}, all[4].id, 9)) == std::vector{4, 3, 2, 1});
        CHECK(numbers_of(prices.page({"fruit", "盐源苹果", day("2026-02-10"), day("2026-03-01")}, {}, 9)) == std::vector{4, 3, 2});
    });
}

TEMPLATE_TEST_CASE("at most so many of the window are looked at", "[catalog][contract][price]", prices_on_fake, prices_on_mysql) {
    TestType side;
    std::vector<domain::price_comparable> many;
    for (std::size_t i = 0; i <= domain::comparables_max; ++i) many.push_back(seen(static_cast<unsigned char>(i + 1)));
    REQUIRE(write(side, [&](auto& prices) { prices.insert(many); }));
    read(side, [&](auto& prices) {
        const auto found = prices.like("fruit", "盐源苹果", day("2026-03-01"), day("2026-03-01"));
        CHECK(found.size() == domain::comparables_max);
        CHECK(found.front().id == many.back().id);
    });
}

TEMPLATE_TEST_CASE("rules are superseded, never rewritten", "[catalog][contract][price]", prices_on_fake, prices_on_mysql) {
    TestType side;
    const auto rule_from = [](std::string_view from, std::int64_t percent) {
        return domain::price_rule{.category = "fruit",
                                  .terms = {.block_percent = percent, .not_above_maker_shop = true},
                                  .valid_from = day(from),
                                  .reason = "because",
                                  .recorded_by = numbered<base::account_id>(4)};
    };
    read(side, [&](auto& prices) { CHECK(prices.live_rules("fruit") == std::vector{price_state::first_rule()}); });
    const auto apply = [&](const domain::price_rule& fresh, const std::string& key) {
        REQUIRE(write(
            side,
            [&](auto& prices) {
                auto live = prices.live_rules("fruit");
                std::erase_if(live, [](const auto& each) { return each.category != "fruit"; });
                prices.apply(domain::plan_rule_change(live, fresh), now);
            },
            key));
    };
    apply(rule_from("2026-03-02", 130), "first");
    apply(rule_from("2026-04-01", 140), "second");
    read(side, [&](auto& prices) {
        const auto live = prices.live_rules("fruit");
        REQUIRE(live.size() == 3);
        CHECK(live[0].category == "*");
        CHECK(live[1].valid_to == day("2026-04-01"));
        CHECK(live[1].terms == rule_from("2026-03-02", 130).terms);
        CHECK(live[2].terms.block_percent == 140);
        CHECK(live[2].recorded_by == numbered<base::account_id>(4));
        CHECK(prices.live_rules({}).size() == 3);
        CHECK(prices.live_rules("tea").size() == 1);
        CHECK(prices.count_rules("fruit") == 3);
        const auto before = prices.find_rule(live[1].id - 1);
        REQUIRE(before);
        CHECK_FALSE(before->valid_to);
        CHECK_FALSE(prices.find_rule(99));
    });
}

TEMPLATE_TEST_CASE("evidence is found as it was stored", "[catalog][contract][price]", prices_on_fake, prices_on_mysql) {
    TestType side;
    const std::vector<domain::price_comparable> like{seen(2), seen(1)};
    auto rule = price_state::first_rule();
    rule.terms.comparables_min = 2;
    const domain::price_question asked{.supplier = numbered<base::organisation_id>(1),
                                       .category = "fruit",
                                       .goods_key = "盐源苹果",
                                       .unit_net_mass_g = 10'000,
                                       .tiers = {{1, {7'500}}, {10, {6'800}}},
                                       .explanation = "first line\nsecond 'line'",
                                       .judged_at = now};
    const auto evidence = domain::weigh(asked, like, rule);
    REQUIRE(evidence.outcome == domain::price_outcome::warned);
    const auto few = domain::weigh(asked, {}, rule);
    const auto offer = numbered<domain::offer_id>(1);
    REQUIRE(write(side, [&](auto& prices) {
        prices.insert(like);
        prices.insert_evidence(offer, 1, evidence);
        prices.insert_evidence(offer, 2, few);
    }));
    read(side, [&](auto& prices) {
        CHECK(prices.find_evidence(offer, 1) == evidence);
        CHECK(prices.find_evidence(offer, 2) == few);
        CHECK_FALSE(prices.find_evidence(offer, 3));
    });
}

TEMPLATE_TEST_CASE("spikes are listed from the newest on", "[catalog][contract][price]", prices_on_fake, prices_on_mysql) {
    TestType side;
    const auto spike = [](unsigned char offer, std::int64_t version, std::chrono::seconds later) {
        return domain::noted_spike{numbered<domain::offer_id>(offer),
                                   version,
                                   numbered<domain::product_id>(1),
                                   numbered<base::organisation_id>(1),
                                   "盐源 '苹果'",
                                   {version - 1, {1'000}, {2'000}},
                                   now + later};
    };
    using std::chrono::seconds;
    const std::vector<domain::noted_spike> all{spike(1, 2, seconds(0)), spike(2, 2, seconds(0)), spike(1, 3, seconds(1))};
    REQUIRE(write(side, [&](auto& prices) {
        for (const auto& each : all) prices.insert_spike(each);
    }));
    read(side, [&](auto& prices) {
        CHECK(prices.spikes({}, 2) == std::vector{all[2], all[1]});
        CHECK(prices.spikes(app::spike_position{all[1].noted_at, all[1].offer}, 9) == std::vector{all[0]});
        CHECK(prices.spikes(app::spike_position{all[0].noted_at, all[0].offer}, 9).empty());
    });
}

TEMPLATE_TEST_CASE("the prices of an application for the mark are found as they were judged", "[catalog][contract][price]", prices_on_fake,
                   prices_on_mysql) {
    TestType side;
    const auto first = numbered<domain::product_id>(1);
    const auto second = numbered<domain::product_id>(2);
    domain::mark_application what{.id = numbered<domain::mark_application_id>(1), .applicant_county_code = "513423"};
    what.created_at = what.changed_at = now;
    what.claim.products = {first, second};
    what.claim.prices = {{first, {6'000}}};
    for (const auto& each : what.claim.products)
        what.origins.push_back({each, {domain::origin_verdict::eligible, 7, "盐源县", day("2026-03-01")}});
    what.prices = {{first, base::fen{6'000}, true, 10'000, {1'800, 3}, 3, 1, false, day("2026-03-02")},
                   {second, {}, false, 500, {}, 3, 1, true, day("2026-03-02")}};
    const auto run = [&](const std::string& key, auto work) {
        const auto context = a_context(now);
        REQUIRE(
            run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
                work(tx);
                return "{}";
            })));
    };
    run("insert", [&](auto& tx) { tx.marks().insert(what); });
    run("find", [&](auto& tx) { CHECK(tx.marks().find(what.id) == what); });
    what.version = 2;
    what.claim.prices.clear();
    what.prices[0] = {first, base::fen{5'000}, false, 10'000, {1'500, 3}, 3, 2, false, day("2026-03-03")};
    run("save", [&](auto& tx) { tx.marks().save(what); });
    run("find again", [&](auto& tx) { CHECK(tx.marks().find(what.id) == what); });
}

TEMPLATE_TEST_CASE("twenty who record the same price at once leave one", "[catalog][contract][price]", prices_on_fake, prices_on_mysql) {
    TestType side;
    seeded_random random;
    app::record_comparables recording(side.work, random);
    std::vector<base::call_context> contexts;
    for (int i = 0; i < 20; ++i)
        contexts.push_back(a_context_of(numbered<base::organisation_id>(1), "price_bureau", {"prices:write"}, {}, now));
    int recorded = 0;
    int refused = 0;
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        base::idempotent<domain::price_comparable> request{{"acc test", std::to_string(i), {}}, [](const auto&) { return "{}"; }};
        boost::asio::co_spawn(side.io, recording.one(contexts[i], std::move(request), seen(1)),
                              [&](std::exception_ptr fault, base::result<base::reply> reply) {
                                  if (fault) std::rethrow_exception(fault);
                                  if (reply) ++recorded;
                                  if (!reply && reply.error().code == "price-comparable-recorded") ++refused;
                              });
    }
    run_until(side.io, [&] { return recorded + refused == 20; });
    CHECK(recorded == 1);
    CHECK(refused == 19);
    read(side, [&](auto& prices) { CHECK(prices.page({}, {}, 9).size() == 1); });
}
