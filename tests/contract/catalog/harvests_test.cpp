// Announced harvests, on the fake and on MariaDB.
#include <catch.hpp>

#include <algorithm>

#include <boost/asio/detached.hpp>

#include "catalog/app/harvest/announce_harvests.hpp"
#include "catalog/app/harvest/withdraw_harvest.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::harvest_announcement mango(std::string_view first, std::string county = "510422", std::int64_t year = 2026) {
    domain::harvest_announcement what{
        .category = "fruit", .variety_key = "凯特芒", .county_code = std::move(county), .year = year, .recorded_at = now};
    what.terms = {.variety = "凯特芒",
                  .first_harvest_on = day(first),
                  .source = {.title = "采收公告", .number = {}, .dated_on = day("2026-01-01")},
                  .valid_from = domain::first_day_of(year),
                  .valid_to = domain::first_day_of(year + 1)};
    return what;
}

domain::harvest_change adding(std::vector<domain::harvest_announcement> rows) { return {{}, std::move(rows)}; }

}  // namespace

TEMPLATE_TEST_CASE("announced harvests are found as they were written, by filter, page, day and moment", "[catalog][contract][harvest]",
                   fake_side, mysql_side) {
    TestType side;
    auto first = mango("2026-08-10");
    first.terms.source.number = "盐边农〔2026〕12号 'x' 𠀀";
    first.terms.source.document.emplace().fill(std::byte{0xab});
    first.recorded_by = numbered<base::account_id>(3);
    auto change = adding({first, mango("2026-08-20", "510411"), mango("2025-08-12", "510422", 2025)});
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().apply(change, now); }));
    REQUIRE(change.inserted[0].id > 0);
    CHECK(change.inserted[2].id == change.inserted[0].id + 2);
    const auto later = now + std::chrono::hours(1);
    domain::harvest_change correction{{change.inserted[0].id}, {mango("2026-08-11")}};
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().apply(correction, later); }, "corrected"));
    read(side, [&](auto& tx) {
        auto& store = tx.harvests();
        const auto before = store.page({.known_at = now}, {}, 10);
        REQUIRE(before.size() == 3);
        auto as_known = before.back();
        CHECK(as_known.superseded_at == later);
        as_known.superseded_at.reset();
        CHECK(as_known == change.inserted[0]);
        const auto known = store.page({.known_at = later}, {}, 10);
        REQUIRE(known.size() == 3);
        CHECK(known.front() == correction.inserted.front());
        CHECK(store.page({.known_at = later}, known[0].id, 1) == std::vector{known[1]});
        CHECK(
            store.page({.category = "fruit", .variety_key = "凯特芒", .county = "510411", .year = 2026, .known_at = later}, {}, 9).size() ==
            1);
        CHECK(store.page({.category = "tea", .known_at = later}, {}, 9).empty());
        CHECK(store.page({.variety_key = "吉禄", .known_at = later}, {}, 9).empty());
        CHECK(store.page({.year = 2024, .known_at = later}, {}, 9).empty());
        const std::vector<app::harvest_line> lines{{"fruit", "凯特芒", "510422"}, {"fruit", "吉禄", "510422"}};
        CHECK(store.rows_of(lines).size() == 3);
        CHECK(store.announced("fruit", "凯特芒", day("2026-08-01"), day("2026-08-01")).size() == 2);
        CHECK(store.announced("fruit", "凯特芒", day("2025-12-31"), day("2026-01-01")).size() == 3);
        CHECK(store.announced("fruit", "凯特芒", day("2024-12-31"), day("2024-12-31")).empty());
        CHECK(store.announced("fruit", "凯特芒", day("2027-01-01"), day("2027-01-01")).empty());
    });
}

TEMPLATE_TEST_CASE("a withdrawn announcement is known no more, and stays known of the time before", "[catalog][contract][harvest]",
                   fake_side, mysql_side) {
    TestType side;
    auto change = adding({mango("2026-08-10"), mango("2026-08-20", "510411")});
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().apply(change, now); }));
    const auto id = change.inserted[0].id;
    const auto later = now + std::chrono::hours(1);
    const domain::harvest_withdrawal why{.at = later, .by = numbered<base::account_id>(4), .reason = "县错了 'x' 𠀀"};
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().withdraw(id, why); }, "withdrawn"));
    read(side, [&](auto& tx) {
        auto& store = tx.harvests();
        auto wanted = change.inserted[0];
        wanted.superseded_at = later;
        wanted.withdrawal = why;
        CHECK(store.find(id) == wanted);
        CHECK(store.find(change.inserted[1].id) == change.inserted[1]);
        CHECK_FALSE(store.find(id + 100));
        CHECK(store.page({.known_at = later}, {}, 9) == std::vector{change.inserted[1]});
        const auto before = store.page({.known_at = now}, {}, 9);
        REQUIRE(before.size() == 2);
        CHECK(before.back() == wanted);
        CHECK(store.announced("fruit", "凯特芒", day("2026-08-01"), day("2026-08-01")) == std::vector{change.inserted[1]});
    });
    auto anew = adding({mango("2026-08-12")});
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().apply(anew, later); }, "announced anew"));
    read(side, [&](auto& tx) { CHECK(tx.harvests().page({.known_at = later}, {}, 9).size() == 2); });
}

TEMPLATE_TEST_CASE("contents that are stored as documents are told from those that are not", "[catalog][contract][harvest]", fake_side,
                   mysql_side) {
    TestType side;
    domain::document kept{.id = numbered<domain::document_id>(1), .owner = numbered<base::organisation_id>(1), .title = "公告", .bytes = 9};
    kept.hash.fill(std::byte{1});
    kept.uploaded_at = now;
    REQUIRE(write(side, [&](auto& tx) { tx.documents().keep(kept); }));
    domain::content_hash other{};
    read(side, [&](auto& tx) {
        const std::vector<domain::content_hash> asked{other, kept.hash};
        CHECK(tx.harvests().stored_contents(asked) == std::vector{kept.hash});
        CHECK(tx.harvests().stored_contents({}).empty());
    });
}

TEST_CASE("of twenty that withdraw an announcement at once one does", "[catalog][contract][harvest][race]") {
    mysql_side side;
    const auto office = numbered<base::organisation_id>(50);
    side.know({office, "provincial_group", "集团", "510104"});
    auto change = adding({mango("2026-08-10")});
    REQUIRE(write(side, [&](auto& tx) { tx.harvests().apply(change, now); }));
    seeded_random random;
    app::withdraw_harvest withdraw(side.work, random);
    int done = 0;
    int withdrawn = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                // Asked before it was recorded, and decided after.
                const auto asked = now - std::chrono::milliseconds(1);
                const auto context = a_context_of(office, "provincial_group", {"harvests:write"}, numbered<base::account_id>(9), asked);
                const auto reply = co_await withdraw.run(
                    context, {{"acc withdraw", std::to_string(i), {}}, [](const auto&) { return "{}"; }}, change.inserted[0].id, "县错了");
                if (reply) ++withdrawn;
                if (!reply) CHECK(reply.error().code == "harvest-announcement-superseded");
                ++done;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return done == 20; });
    CHECK(withdrawn == 1);
    CHECK(side.number("SELECT COUNT(*) FROM harvest_withdrawal") == 1);
    CHECK(side.number("SELECT COUNT(*) FROM harvest_version WHERE live = 1") == 0);
    CHECK(side.number("SELECT version FROM registry WHERE registry = 'harvests'") == 1);
    CHECK(side.number("SELECT COUNT(*) FROM journal WHERE type = 'harvest.withdrawn'") == 1);
}

TEST_CASE("of twenty that announce the same harvest at once one is known, and each other is superseded",
          "[catalog][contract][harvest][race]") {
    mysql_side side;
    const auto office = numbered<base::organisation_id>(50);
    side.know({office, "provincial_group", "集团", "510104"});
    REQUIRE(write(
        side,
        [&](auto& tx) {
            domain::county_version county{.code = "510422", .facts = {}, .valid_from = day("2018-08-31")};
            county.facts.name_zh = "盐边县";
            county.facts.prefecture = "攀枝花市";
            tx.counties().insert({&county, 1}, now);
        },
        "county"));
    seeded_random random;
    app::announce_harvests announce(side.work, random);
    int done = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                // Whoever asked earlier may be decided later.
                const auto asked = now - std::chrono::milliseconds(i);
                const auto context = a_context_of(office, "provincial_group", {"harvests:write"}, numbered<base::account_id>(9), asked);
                auto what = mango("2026-08-10");
                what.terms.first_harvest_on =
                    base::business_date(std::chrono::sys_days(what.terms.first_harvest_on) + std::chrono::days(i));
                const auto reply =
                    co_await announce.one(context, {{"acc announce", std::to_string(i), {}}, [](const auto&) { return "{}"; }}, what);
                CHECK(reply);
                ++done;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return done == 20; });
    CHECK(side.number("SELECT COUNT(*) FROM harvest_version") == 20);
    CHECK(side.number("SELECT COUNT(*) FROM harvest_version WHERE live = 1") == 1);
    CHECK(side.number("SELECT version FROM registry WHERE registry = 'harvests'") == 20);
    CHECK(side.number("SELECT COUNT(DISTINCT aggregate_version) FROM journal WHERE type = 'harvest.announced'") == 20);
}
