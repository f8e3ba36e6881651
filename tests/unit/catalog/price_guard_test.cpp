#include "catalog/domain/price/price_guard.hpp"

#include <random>

#include <catch.hpp>

#include "catalog/domain/price/price_spike.hpp"
#include "catalog/domain/product.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const base::instant now = manual_clock().now();
const auto supplier = numbered<organisation_id>(1);

price_comparable seen(unsigned char number, std::int64_t fen, std::int64_t grams,
                      comparable_source source = comparable_source::wholesale_market, std::optional<organisation_id> maker = {}) {
    return {.id = numbered<price_comparable_id>(number), .source = source, .maker = maker, .price = {fen}, .unit_mass_g = grams};
}

// 500 fen a kilogram on the average: 400, 500 and 600.
const std::vector<price_comparable> like{seen(1, 4'000, 10'000), seen(2, 250, 500), seen(3, 600, 1'000)};
const price_rule usual{.id = 7, .category = "fruit"};

price_question asked(std::vector<price_tier> tiers, std::optional<std::string> explanation = {}) {
    return {.supplier = supplier,
            .category = "fruit",
            .goods_key = "盐源苹果",
            .unit_net_mass_g = 10'000,
            .tiers = std::move(tiers),
            .explanation = std::move(explanation),
            .judged_at = now};
}

price_outcome outcome_of(std::int64_t fen, const price_rule& rule = usual, std::span<const price_comparable> known = like) {
    return weigh(asked({{1, {fen}}}), known, rule).outcome;
}

}  // namespace

TEST_CASE("an offer passes, is warned of and is blocked exactly at the thresholds", "[catalog][price]") {
    CHECK(outcome_of(5'000) == price_outcome::passed);
    CHECK(outcome_of(5'500) == price_outcome::passed);  // 110 % of 500 fen/kg
    CHECK(outcome_of(5'501) == price_outcome::warned);
    CHECK(outcome_of(6'000) == price_outcome::warned);  // 120 %
    CHECK(outcome_of(6'001) == price_outcome::blocked);
}

TEST_CASE("the evidence holds what the verdict was made of", "[catalog][price]") {
    const auto evidence = weigh(asked({{1, {6'001}}, {50, {5'600}}, {100, {5'000}}}), like, usual);
    CHECK(evidence.rule == 7);
    CHECK(evidence.average == price_average{1'500, 3});
    CHECK(evidence.warn_above == base::fen{550});
    CHECK(evidence.block_above == base::fen{600});
    CHECK(evidence.comparables.size() == 3);
    CHECK(evidence.tiers[0] == tier_verdict{1, {6'001}, price_outcome::blocked, {price_limit::warn_average, price_limit::block_average}});
    CHECK(evidence.tiers[1] == tier_verdict{50, {5'600}, price_outcome::warned, {price_limit::warn_average}});
    CHECK(evidence.tiers[2] == tier_verdict{100, {5'000}, price_outcome::passed, {}});
    const auto refused = check_evidence(evidence);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "offer-price-too-high");
    REQUIRE(refused.error().fields.size() == 1);
    CHECK(refused.error().fields[0].pointer == "/tiers/0/unit_price_fen");
    CHECK(refused.error().fields[0].code == "above-block_average");
    CHECK(refused.error().facts[0] == std::pair<std::string, std::string>{"average_per_kilogram_fen", "500"});
    CHECK(refused.error().facts[3].second == "3");
}

TEST_CASE("a price that is to be explained is accepted with an explanation only", "[catalog][price]") {
    auto rule = usual;
    rule.terms.block_action = price_action::explain;
    const auto silent = check_evidence(weigh(asked({{1, {6'001}}}), like, rule));
    REQUIRE_FALSE(silent);
    CHECK(silent.error().code == "offer-price-unexplained");
    CHECK(silent.error().fields.back().pointer == "/price_explanation");
    const auto explained = weigh(asked({{1, {6'001}}}, "gift boxes"), like, rule);
    CHECK(check_evidence(explained));
    CHECK(name_of(explained.outcome) == "explained");
    CHECK(explained.explanation == "gift boxes");
}

TEST_CASE("too few comparables make no average", "[catalog][price]") {
    CHECK(outcome_of(99'999, usual, std::span(like).first(2)) == price_outcome::no_comparison);
    CHECK(outcome_of(99'999, usual, {}) == price_outcome::no_comparison);
    const auto evidence = weigh(asked({{1, {99'999}}}), std::span(like).first(2), usual);
    CHECK(evidence.average == price_average{900, 2});
    CHECK_FALSE(evidence.warn_above);
    CHECK(check_evidence(evidence));
}

TEST_CASE("a supplier's own shop is a limit where the rule says so and never lifts the average", "[catalog][price]") {
    auto known = like;
    known.push_back(seen(4, 50'000, 10'000, comparable_source::maker_shop, supplier));
    known.push_back(seen(5, 4'500, 10'000, comparable_source::maker_shop, supplier));
    CHECK(basis_of(known, supplier).average == price_average{1'500, 3});
    CHECK(basis_of(known, numbered<organisation_id>(2)).average == price_average{1'500 + 5'000 + 450, 5});
    CHECK(outcome_of(5'000, usual, known) == price_outcome::passed);
    auto rule = usual;
    rule.terms.not_above_maker_shop = true;
    CHECK(outcome_of(4'500, rule, known) == price_outcome::passed);
    CHECK(outcome_of(4'501, rule, known) == price_outcome::blocked);
    const auto evidence = weigh(asked({{1, {4'501}}}), known, rule);
    CHECK(evidence.maker_shop == numbered<price_comparable_id>(5));
    CHECK(evidence.tiers[0].above == std::vector<price_limit>{price_limit::maker_shop});
}

TEST_CASE("the lowest self-operated price is a limit where the rule says so, also without an average", "[catalog][price]") {
    const std::vector<price_comparable> known{seen(1, 4'000, 10'000, comparable_source::self_operated),
                                              seen(2, 500, 1'000, comparable_source::self_operated)};
    auto rule = usual;
    rule.terms.not_above_self_operated = true;
    CHECK(outcome_of(4'000, rule, known) == price_outcome::no_comparison);
    CHECK(outcome_of(4'001, rule, known) == price_outcome::blocked);
    CHECK(outcome_of(4'001, usual, known) == price_outcome::no_comparison);
}

TEST_CASE("the largest amounts are compared without leaving their range", "[catalog][price]") {
    std::vector<price_comparable> known(comparables_max, seen(1, unit_price_max.value, 1));
    const auto average = basis_of(known, supplier).average;
    CHECK(average.sum_per_kilogram_fen == 200 * 100'000'000'000);
    CHECK_FALSE(is_above(unit_price_max, 1, 100, average));
    CHECK(is_above(unit_price_max, 1, 99, average));
    CHECK_FALSE(is_above(unit_price_max, unit_net_mass_g_max, price_percent_max, average));
    CHECK(percent_of(average, price_percent_max) == base::fen{1'000'000'000'000});
    known.assign(comparables_max, seen(1, 1, unit_net_mass_g_max));  // 0.001 fen a kilogram: 0 in whole fen
    CHECK(is_above({1}, unit_net_mass_g_max, price_percent_max, basis_of(known, supplier).average));
}

TEST_CASE("a verdict does not depend on the order of the comparables, and a dearer tier is never judged milder", "[catalog][price]") {
    std::mt19937 random(20'260'302);
    std::uniform_int_distribution<std::int64_t> fen(1, 20'000);
    std::uniform_int_distribution<std::int64_t> grams(1, 50'000);
    for (int round = 0; round < 500; ++round) {
        std::vector<price_comparable> known;
        for (unsigned char i = 0; i < 1 + round % 9; ++i) known.push_back(seen(i, fen(random), grams(random)));
        const auto price = fen(random);
        const auto verdict = outcome_of(price, usual, known);
        CHECK(outcome_of(price + 1, usual, known) >= verdict);
        std::ranges::shuffle(known, random);
        CHECK(outcome_of(price, usual, known) == verdict);
    }
}

TEST_CASE("a rise above the limit against the cheapest of the last days is a spike", "[catalog][price]") {
    const spike_limits limits{.percent = 30, .days = 30};
    const auto version = [](std::int64_t number, std::int64_t price, base::instant from, std::optional<base::instant> to = {}) {
        return offer_version{numbered<offer_id>(1), number, numbered<product_id>(1), {1, {{1, {price}}, {10, {1}}}, from, to}, from};
    };
    const auto days = [](int number) { return std::chrono::days(number); };
    const std::vector<offer_version> versions{version(1, 100, now - days(90), now - days(31)),
                                              version(2, 1'000, now - days(31), now - days(2)), version(3, 1'200, now - days(2)),
                                              version(4, 10, now + days(2), now + days(2)), version(5, 10, now + days(9))};
    const auto fresh = [](std::int64_t price) { return offer_terms{1, {{1, {price}}}, now, {}}; };
    CHECK_FALSE(find_spike(fresh(1'300), versions, now, limits));
    CHECK(find_spike(fresh(1'301), versions, now, limits) == price_spike{2, {1'000}, {1'301}});
    CHECK_FALSE(find_spike(fresh(9'999), {}, now, limits));
    CHECK_FALSE(find_spike(fresh(9'999), std::span(versions).first(1), now, limits));
    CHECK(find_spike(fresh(1'301), std::span(versions).first(2), now, {.percent = 30, .days = 1}) == std::nullopt);
}
