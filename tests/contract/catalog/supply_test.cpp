// The supply plan, on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/supply/plan_supply.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using enum domain::plan_side;

base::business_date week(std::string_view text) { return domain::parse_week(text).value(); }

domain::announcement announced(unsigned char number, domain::plan_side side, std::int64_t mass_g, unsigned char organisation = 1,
                               std::string_view when = "2026-W20") {
    return {.id = numbered<domain::announcement_id>(number),
            .side = side,
            .organisation = numbered<base::organisation_id>(organisation),
            .goods = {.variety = "盐源苹果"},
            .category = "fruit",
            .county_code = "513423",
            .week = week(when),
            .mass_g = mass_g,
            .by = numbered<base::account_id>(9),
            .recorded_at = now};
}

}  // namespace

TEMPLATE_TEST_CASE("a later announcement supersedes, and the history keeps both", "[catalog][contract][supply]", fake_side, mysql_side) {
    TestType side;
    auto first = announced(1, supply, 500);
    auto second = announced(2, supply, 300);
    second.recorded_at = now + std::chrono::hours(1);
    auto of_a_product = announced(3, supply, 70);
    of_a_product.goods = {.product = numbered<domain::product_id>(1)};
    const auto wanted = announced(4, demand, 40);
    REQUIRE(write(side, [&](auto& tx) {
        for (const auto& each : {first, second, of_a_product, wanted}) tx.supply().announce(each);
    }));
    first.superseded_at = second.recorded_at;
    read(side, [&](auto& tx) {
        auto& plan = tx.supply();
        CHECK(plan.history(first.organisation, supply, {}, 10) == std::vector{of_a_product, second, first});
        CHECK(plan.history(first.organisation, supply, second.id, 10) == std::vector{first});
        CHECK(plan.history(first.organisation, supply, {}, 1) == std::vector{of_a_product});
        CHECK(plan.history(first.organisation, demand, {}, 10) == std::vector{wanted});
        CHECK(plan.count_live(first.organisation, first.week, 10) == 3);
        CHECK(plan.count_live(first.organisation, first.week, 2) == 2);
        CHECK(plan.count_live(first.organisation, domain::weeks_after(first.week, 1), 10) == 0);
    });
}

TEMPLATE_TEST_CASE("figures are sums by week of what holds, by county, category and variety", "[catalog][contract][supply]", fake_side,
                   mysql_side) {
    TestType side;
    auto elsewhere = announced(6, supply, 1'000, 3);
    elsewhere.county_code = "513424";
    auto tea = announced(7, supply, 7, 3);
    tea.category = "tea";
    tea.goods = {.variety = "蒙顶山茶"};
    REQUIRE(write(side, [&](auto& tx) {
        for (const auto& each : {announced(1, supply, 999), announced(2, supply, 100'000'000'000), announced(3, supply, 1, 2),
                                 announced(4, demand, 0, 4), announced(5, supply, 5, 1, "2026-W21"), elsewhere, tea})
            tx.supply().announce(each);
    }));
    const app::plan_filter all{.from = week("2026-W20"), .until = week("2026-W22")};
    read(side, [&](auto& tx) {
        const auto figures = [&](auto change) {
            auto filter = all;
            change(filter);
            return tx.supply().figures(filter);
        };
        using list = std::vector<domain::week_figures>;
        CHECK(figures([](auto&) {}) == list{{week("2026-W20"), 100'000'001'008, 0, 3, 1}, {week("2026-W21"), 5, 0, 1, 0}});
        CHECK(figures([](auto& filter) { filter.county = "513423"; }).front() ==
              domain::week_figures{week("2026-W20"), 100'000'000'008, 0, 3, 1});
        CHECK(figures([](auto& filter) { filter.category = "tea"; }) == list{{week("2026-W20"), 7, 0, 1, 0}});
        CHECK(figures([](auto& filter) { filter.variety = "盐源苹果"; }).front() ==
              domain::week_figures{week("2026-W20"), 100'000'001'001, 0, 3, 1});
        CHECK(figures([](auto& filter) { filter.until = week("2026-W21"); }).size() == 1);
        CHECK(figures([](auto& filter) {
                  filter.from = week("2026-W22");
                  filter.until = week("2026-W30");
              }).empty());
    });
}

TEMPLATE_TEST_CASE("of sixteen announcements of the same at once one holds, and all are kept", "[catalog][contract][supply]", fake_side,
                   mysql_side) {
    TestType side;
    constexpr int racers = 16;
    int finished = 0;
    for (int i = 0; i < racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto what = announced(static_cast<unsigned char>(i + 1), supply, i);
                const auto context = a_context(now);
                const auto done = co_await side.work.write(context, {"acc race", "key " + std::to_string(i), {}},
                                                           [&](app::transaction& tx) -> base::result<std::string> {
                                                               tx.supply().announce(what);
                                                               return "{}";
                                                           });
                CHECK(done);
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    read(side, [&](auto& tx) {
        const auto kept = tx.supply().history(numbered<base::organisation_id>(1), supply, {}, 100);
        CHECK(kept.size() == racers);
        CHECK(std::ranges::count_if(kept, [](const auto& each) { return !each.superseded_at; }) == 1);
    });
}

TEST_CASE("an organisation has so many announcements of weeks to come, and not one more", "[catalog][contract][supply]") {
    fake_side side;
    seeded_random random;
    auto& state = side.work.state();
    state.counties.push_back({{.id = 1, .code = "513423", .facts = {}, .valid_from = domain::week_of(base::business_date_of(now))}, {}});
    domain::reference_product variety;
    variety.name_zh = "盐源苹果";
    variety.category = "fruit";
    state.references.push_back(variety);
    auto& kept = state.market.announcements;
    for (std::size_t i = 0; i + 1 < domain::announcements_max; ++i) {
        kept.push_back(announced(1, supply, 1));
        kept.back().goods.variety = std::to_string(i);
    }
    auto over = announced(1, supply, 1, 1, "2026-W09");  // is over: does not count
    kept.push_back(over);
    app::plan_supply plan(side.work, random, {});
    const auto announce = [&](std::string key) {
        const auto context =
            a_context_of(numbered<base::organisation_id>(1), "cooperative", {"products:write"}, numbered<base::account_id>(9), now);
        base::idempotent<domain::announcement> request{{"acc announce", std::move(key), {}},
                                                       [](const domain::announcement&) { return std::string("{}"); }};
        const auto reply = run_coroutine(
            side.io, plan.announce(context, std::move(request), supply,
                                   {.goods = {.variety = "盐源苹果"}, .week = week("2026-W20"), .county_code = "513423", .mass_g = 1}));
        return reply ? std::string("fine") : reply.error().code;
    };
    CHECK(announce("the last") == "fine");
    CHECK(announce("one more") == "announcements-too-many");
}
