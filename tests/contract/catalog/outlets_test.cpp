// The register of outlets, on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/outlet/keep_outlets.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto operated_by = numbered<base::organisation_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::outlet_author author() { return {operated_by, "cooperative", numbered<base::account_id>(9), now}; }

domain::outlet a_cabinet(unsigned char number, std::string device = "SC-0001", std::string county = "513423") {
    return domain::register_outlet(numbered<domain::outlet_id>(number), domain::outlet_kind::cabinet,
                                   {.name = "专柜 'A' 𠀀",
                                    .county_code = std::move(county),
                                    .address = "一楼\\大厅",
                                    .device_number = std::move(device),
                                    .opened_on = day("2026-03-01")},
                                   author())
        .value();
}

domain::outlet_sales a_report(unsigned char number, std::string_view month, std::int64_t revision, std::int64_t marked) {
    return {.outlet = numbered<domain::outlet_id>(number),
            .month = domain::parse_month(month).value(),
            .revision = revision,
            .total = {1'000'000'000'000},
            .marked = {marked},
            .source = "收银系统",
            .by = numbered<base::account_id>(9),
            .recorded_at = now};
}

std::vector<domain::outlet_id> ids(const std::vector<domain::outlet>& found) {
    std::vector<domain::outlet_id> answer;
    for (const auto& each : found) answer.push_back(each.id);
    return answer;
}

}  // namespace

TEMPLATE_TEST_CASE("an outlet is found as it was registered, and every version of it stays", "[catalog][contract][outlet]", fake_side,
                   mysql_side) {
    TestType side;
    const auto first = a_cabinet(1);
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().insert(first)); }));
    read(side, [&](auto& tx) { CHECK(tx.outlets().find(first.id) == first); });
    auto details = first.details;
    details.address = "二楼";
    const auto second = domain::change_outlet(first, details, "moved\nup", author()).value();
    const auto third = domain::close_outlet(second, day("2026-03-02"), "x", author()).value();
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().save(second)); }, "moved"));
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().save(third)); }, "closed"));
    read(side, [&](auto& tx) {
        CHECK(tx.outlets().find(first.id) == third);
        CHECK(tx.outlets().versions(first.id, 10) == std::vector{third, second, first});
        CHECK(tx.outlets().versions(first.id, 1) == std::vector{third});
        CHECK_FALSE(tx.outlets().find(numbered<domain::outlet_id>(9)));
    });
    CHECK_THROWS(write(side, [&](auto& tx) { (void)tx.outlets().save(third); }, "stale"));
}

TEMPLATE_TEST_CASE("a device stands in one open cabinet, and is free once that is closed", "[catalog][contract][outlet]", fake_side,
                   mysql_side) {
    TestType side;
    const auto first = a_cabinet(1);
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().insert(first)); }));
    const auto second = a_cabinet(2);
    const auto insert_second = [&](auto& tx) -> base::result<void> { return tx.outlets().insert(second); };
    std::string code;
    REQUIRE(write(side, [&](auto& tx) { code = insert_second(tx) ? "fine" : "taken"; }, "taken"));
    CHECK(code == "taken");
    auto details = first.details;
    details.name = "same device";
    const auto renamed = domain::change_outlet(first, details, "x", author()).value();
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().save(renamed)); }, "renamed"));
    const auto closed = domain::close_outlet(renamed, day("2026-03-02"), "x", author()).value();
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().save(closed)); }, "closed"));
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(insert_second(tx)); }, "free"));
    read(side, [&](auto& tx) { CHECK(tx.outlets().find(second.id) == second); });
}

TEMPLATE_TEST_CASE("outlets are listed by county, kind, operator and day, newest first", "[catalog][contract][outlet]", fake_side,
                   mysql_side) {
    TestType side;
    const auto one = a_cabinet(1);
    const auto two = a_cabinet(2, "SC-0002", "510105");
    auto three = a_cabinet(3, "SC-0003");
    three.operated_by = numbered<base::organisation_id>(2);
    three.closed_on = day("2026-04-01");
    REQUIRE(write(side, [&](auto& tx) {
        for (const auto& each : {one, two, three}) REQUIRE(tx.outlets().insert(each));
    }));
    using list = std::vector<domain::outlet_id>;
    read(side, [&](auto& tx) {
        auto& outlets = tx.outlets();
        CHECK(ids(outlets.page({}, {}, 10)) == list{three.id, two.id, one.id});
        CHECK(ids(outlets.page({}, three.id, 1)) == list{two.id});
        CHECK(ids(outlets.page({.county = "513423"}, {}, 10)) == list{three.id, one.id});
        CHECK(ids(outlets.page({.kind = domain::outlet_kind::cabinet, .operated_by = operated_by}, {}, 10)) == list{two.id, one.id});
        CHECK(ids(outlets.page({.kind = domain::outlet_kind::hall}, {}, 10)).empty());
        CHECK(ids(outlets.page({.open_on = day("2026-03-31")}, {}, 10)).size() == 3);
        CHECK(ids(outlets.page({.open_on = day("2026-04-01")}, {}, 10)) == list{two.id, one.id});
    });
}

TEMPLATE_TEST_CASE("a corrected report stays, and the newest of the newest month counts", "[catalog][contract][outlet]", fake_side,
                   mysql_side) {
    TestType side;
    const auto first = a_report(1, "2026-01", 1, 5);
    const auto second = a_report(1, "2026-02", 1, 6);
    const auto corrected = a_report(1, "2026-02", 2, 7);
    const auto late = a_report(1, "2026-01", 2, 1'000'000'000'000);
    const auto others = a_report(2, "2025-12", 1, 0);
    REQUIRE(write(side, [&](auto& tx) {
        REQUIRE(tx.outlets().insert(a_cabinet(1)));
        REQUIRE(tx.outlets().insert(a_cabinet(2, "SC-0002")));
        CHECK(tx.outlets().reports_of(first.outlet, first.month) == 0);
        for (const auto& each : {first, second, corrected, late, others}) tx.outlets().insert(each);
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.outlets().reports_of(first.outlet, first.month) == 2);
        CHECK(tx.outlets().sales(first.outlet, 10) == std::vector{corrected, second, late, first});
        CHECK(tx.outlets().sales(first.outlet, 1) == std::vector{corrected});
        const domain::outlet_id asked[] = {others.outlet, first.outlet, numbered<domain::outlet_id>(9)};
        auto newest = tx.outlets().newest_sales(asked);
        std::ranges::sort(newest, {}, &domain::outlet_sales::outlet);
        CHECK(newest == std::vector{corrected, others});
    });
}

TEMPLATE_TEST_CASE("of sixteen corrections at once each is a report of its own", "[catalog][contract][outlet]", fake_side, mysql_side) {
    TestType side;
    seeded_random random;
    auto cabinet = a_cabinet(1);
    cabinet.details.opened_on = day("2026-01-01");
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.outlets().insert(cabinet)); }));
    app::keep_outlets keep(side.work, random, 60);
    constexpr int racers = 16;
    int finished = 0;
    int reported = 0;
    for (int i = 0; i < racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context_of(operated_by, "cooperative", {"outlets:write"}, numbered<base::account_id>(9), now);
                base::idempotent<app::outlet_sales_view> request{{"acc report", "key " + std::to_string(i), {}},
                                                                 [](const app::outlet_sales_view&) { return std::string("{}"); }};
                const auto reply = co_await keep.report(context, std::move(request), cabinet.id, a_report(1, "2026-02", 0, i));
                reported += reply ? 1 : 0;
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    CHECK(reported == racers);
    CHECK(side.events() == 2 * racers);  // each report, and each warning
    read(side, [&](auto& tx) {
        const auto kept = tx.outlets().sales(cabinet.id, 100);
        REQUIRE(kept.size() == racers);
        for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i].revision == racers - static_cast<std::int64_t>(i));
    });
}

TEMPLATE_TEST_CASE("of sixteen cabinets that claim one device at once one has it", "[catalog][contract][outlet]", fake_side, mysql_side) {
    TestType side;
    constexpr unsigned char racers = 16;
    int finished = 0;
    int taken = 0;
    for (unsigned char i = 1; i <= racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto cabinet = a_cabinet(i);
                const auto context = a_context(now);
                const auto done = co_await side.work.write(context, {"acc race", "key " + std::to_string(i), {}},
                                                           [&](app::transaction& tx) -> base::result<std::string> {
                                                               if (auto stored = tx.outlets().insert(cabinet); !stored)
                                                                   return base::refusal(std::move(stored.error()));
                                                               return "{}";
                                                           });
                taken += !done && done.error().code == "outlet-device-taken" ? 1 : 0;
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    CHECK(taken == racers - 1);
    read(side, [&](auto& tx) { CHECK(tx.outlets().page({}, {}, 100).size() == 1); });
}
