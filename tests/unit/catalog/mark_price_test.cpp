#include "catalog/domain/mark/mark_price.hpp"

#include <catch.hpp>

#include "catalog/domain/mark/mark_application.hpp"
#include "catalog/price_settings.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

constexpr base::business_date today{std::chrono::year(2026), std::chrono::March, std::chrono::day(2)};
const auto apples = numbered<product_id>(1);

// 600 fen a kilogram on the average.
product_price priced(std::optional<base::fen> price, std::int64_t count = 3) {
    return {apples, price, true, 10'000, {600 * count, count}, 3, 7, false, today};
}

std::vector<test_result> price_results(std::vector<product_price> prices, std::span<const mark_waiver> waivers = {}) {
    mark_application what;
    what.prices = std::move(prices);
    what.waivers.assign(waivers.begin(), waivers.end());
    auto results = evaluate(what, today);
    std::erase_if(results, [](const auto& each) { return each.test != mark_test::price; });
    return results;
}

}  // namespace

TEST_CASE("a price at the average of like goods passes, one fen above it fails, with the figures", "[catalog][mark][price]") {
    const auto at = test_price(priced(base::fen{6'000}));
    CHECK(at.passed);
    CHECK(at.compared == "6000 fen for 10000 g ≤ 1800 ÷ 3 = 600 fen/kg");
    CHECK(at.decided_by == base::to_wire(apples) + ": stated by the applicant, price rule 7 on 2026-03-02");
    const auto above = test_price(priced(base::fen{6'001}));
    CHECK_FALSE(above.passed);
    CHECK(above.compared == "6001 fen for 10000 g > 1800 ÷ 3 = 600 fen/kg");
}

TEST_CASE("without a price or an average the setting decides, and the result says so", "[catalog][mark][price]") {
    auto few = priced(base::fen{9'999}, 2);
    CHECK(test_price(few).passed);
    CHECK(test_price(few).compared == "9999 fen for 10000 g; no average: 2 of 3 like goods");
    few.comparison_needed = true;
    CHECK_FALSE(test_price(few).passed);
    auto none = priced({});
    CHECK(test_price(none).passed);
    CHECK(test_price(none).compared == "no price");
    none.comparison_needed = true;
    CHECK_FALSE(test_price(none).passed);
}

TEST_CASE("a missing comparison may be waived, a figure above the average never", "[catalog][mark][price]") {
    const mark_waiver waiver{mark_test::price, "new variety", numbered<account_id>(9), "Reviewer", base::start_of(today), 2};
    auto few = priced(base::fen{9'999}, 2);
    few.comparison_needed = true;
    const auto results = price_results({few, priced(base::fen{6'001})}, {&waiver, 1});
    REQUIRE(results.size() == 2);
    CHECK(results[0].outcome == test_outcome::waived);
    CHECK(results[1].outcome == test_outcome::failed);
    CHECK(price_results({}).empty());

    const reviewer group{numbered<account_id>(9), "集团", numbered<organisation_id>(2), "provincial_group", "510104"};
    mark_application what;
    what.prices = {priced(base::fen{6'001})};
    CHECK(waive(what, mark_test::price, "x", group, base::start_of(today)).error().code == "mark-test-not-waivable");
    what.prices.push_back(few);
    CHECK(waive(what, mark_test::price, "x", group, base::start_of(today)));
}

TEST_CASE("prices are stated of products of the claim, in its order, once each", "[catalog][mark][price]") {
    const auto two = numbered<product_id>(2);
    mark_claim claim;
    claim.products = {apples, two};
    claim.prices = {{apples, {1}}, {two, {1}}};
    CHECK(check_claim(claim));
    claim.prices = {{two, {1}}};
    CHECK(check_claim(claim));
    claim.prices = {{two, {1}}, {apples, {1}}};
    CHECK(check_claim(claim).error().fields.front().pointer == "/prices/1/product_id");
    claim.prices = {{apples, {1}}, {apples, {1}}};
    CHECK(check_claim(claim).error().fields.front().pointer == "/prices/1/product_id");
    claim.prices = {{numbered<product_id>(3), {1}}};
    CHECK(check_claim(claim).error().fields.front().pointer == "/prices/0/product_id");
}

TEST_CASE("settings of prices keep their limits", "[catalog][price]") {
    const auto usual = catalog::read_price_settings({});
    CHECK(usual.spikes.percent == 30);
    CHECK(usual.spikes.days == 30);
    CHECK_FALSE(usual.mark_comparison_needed);
    CHECK(catalog::read_price_settings({{"catalog.mark_price_comparison_needed", "true"}}).mark_comparison_needed);
    CHECK_THROWS_AS(catalog::read_price_settings({{"catalog.mark_price_comparison_needed", "yes"}}), std::runtime_error);
    CHECK(catalog::read_price_settings({{"catalog.price_spike_days", "366"}}).spikes.days == 366);
    for (const auto* value : {"367", "0", "x", ""})
        CHECK_THROWS_AS(catalog::read_price_settings({{"catalog.price_spike_days", value}}), std::runtime_error);
    CHECK(catalog::is_price_setting("catalog.price_spike_percent"));
    CHECK_FALSE(catalog::is_price_setting("catalog.price_spike"));
}
