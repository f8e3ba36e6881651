#include <catch.hpp>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/offer.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog::domain;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const base::instant now = tests::manual_clock().now();

offer_terms terms_from(base::instant from, std::optional<base::instant> to = {}) { return {10, {{10, {6'800}}, {50, {6'400}}}, from, to}; }

offer_version version_of(std::int64_t number, base::instant from, std::optional<base::instant> to = {}) {
    return {tests::numbered<offer_id>(1), number, tests::numbered<product_id>(1), terms_from(from, to), now};
}

std::vector<std::string> faults_of(const offer_terms& terms) {
    const auto checked = check_terms(terms);
    std::vector<std::string> faults;
    if (!checked)
        for (const auto& field : checked.error().fields) faults.push_back(field.pointer + " " + field.code);
    return faults;
}

}  // namespace

TEST_CASE("tiers that ascend from the minimum quantity at falling prices are accepted", "[catalog][domain]") {
    CHECK(check_terms(terms_from(now)));
    CHECK(check_terms({1, {{1, {1}}}, now, {}}));
    CHECK(check_terms({10, {{10, {500}}, {11, {500}}}, now, now + std::chrono::microseconds(1)}));
}

TEST_CASE("every fault of the tiers is told at once", "[catalog][domain]") {
    CHECK(faults_of({10, {}, now, {}}) == std::vector<std::string>{"/tiers too-few"});
    CHECK(faults_of({10, {{11, {500}}}, now, {}}) == std::vector<std::string>{"/tiers/0/quantity_from not-the-minimum"});
    CHECK(faults_of({10, {{10, {500}}, {10, {501}}}, now, {}}) ==
          std::vector<std::string>{"/tiers/1/quantity_from not-ascending", "/tiers/1/unit_price_fen price-rises"});
    CHECK(check_terms({10, {}, now, {}}).error().code == "tiers-invalid");
}

TEST_CASE("tiers keep their limits, at the limit and one past it", "[catalog][domain]") {
    CHECK(faults_of({quantity_max, {{quantity_max, unit_price_max}}, now, {}}).empty());
    CHECK(faults_of({quantity_max + 1, {{quantity_max + 1, unit_price_max}}, now, {}}) ==
          std::vector<std::string>{"/tiers/0/quantity_from out-of-range"});
    CHECK(faults_of({1, {{1, {unit_price_max.value + 1}}}, now, {}}) == std::vector<std::string>{"/tiers/0/unit_price_fen out-of-range"});
    CHECK(faults_of({1, {{1, {0}}}, now, {}}) == std::vector<std::string>{"/tiers/0/unit_price_fen out-of-range"});
    offer_terms many{1, {}, now, {}};
    for (std::int64_t i = 1; i <= std::int64_t{tiers_max}; ++i) many.tiers.push_back({i, {100}});
    CHECK(faults_of(many).empty());
    many.tiers.push_back({std::int64_t{tiers_max} + 1, {100}});
    CHECK(faults_of(many) == std::vector<std::string>{"/tiers too-many"});
}

TEST_CASE("a validity that ends at or before its beginning is refused", "[catalog][domain]") {
    CHECK(check_terms(terms_from(now, now)).error().code == "offer-validity-invalid");
    CHECK(check_terms(terms_from(now, now - hours(1))).error().code == "offer-validity-invalid");
}

TEST_CASE("validity is half-open", "[catalog][domain]") {
    const auto terms = terms_from(now, now + hours(1));
    CHECK_FALSE(is_in_force(terms, now - std::chrono::microseconds(1)));
    CHECK(is_in_force(terms, now));
    CHECK(is_in_force(terms, now + hours(1) - std::chrono::microseconds(1)));
    CHECK_FALSE(is_in_force(terms, now + hours(1)));
}

TEST_CASE("a new version closes the one whose validity it enters", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48))};
    CHECK(find_version_to_close(live, terms_from(now), now).value() == std::optional<std::int64_t>(1));
    CHECK(find_version_to_close(live, terms_from(now + hours(24)), now).value() == std::optional<std::int64_t>(1));
    CHECK(find_version_to_close({}, terms_from(now - hours(24)), now).value() == std::nullopt);
}

TEST_CASE("a new version after the end of the old one closes nothing", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48), now + hours(1))};
    CHECK(find_version_to_close(live, terms_from(now + hours(1)), now).value() == std::nullopt);
    CHECK(find_version_to_close(live, terms_from(now + hours(1) - std::chrono::microseconds(1)), now).value() ==
          std::optional<std::int64_t>(1));
}

TEST_CASE("a new version may not cover the beginning of another", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48), now + hours(10)), version_of(2, now + hours(10))};
    const auto refused = find_version_to_close(live, terms_from(now), now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "offer-overlaps");
    CHECK(refused.error().facts == std::vector<std::pair<std::string, std::string>>{{"overlapping_version", "2"}});
    CHECK(find_version_to_close(live, terms_from(now + hours(10)), now).error().code == "offer-overlaps");
    CHECK(find_version_to_close(live, terms_from(now, now + hours(10)), now).value() == std::optional<std::int64_t>(1));
}

TEST_CASE("prices that were in force are not rewritten, but for the tolerance of clocks", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48))};
    CHECK(find_version_to_close(live, terms_from(now - clock_tolerance), now));
    CHECK(find_version_to_close(live, terms_from(now - clock_tolerance - std::chrono::microseconds(1)), now).error().code ==
          "offer-rewrites-past");
}

TEST_CASE("a version that was withdrawn before it began stands in nobody's way", "[catalog][domain]") {
    const std::vector live{version_of(1, now + hours(10), now + hours(10))};
    CHECK(never_in_force(live.front().terms));
    CHECK(find_version_to_close(live, terms_from(now), now).value() == std::nullopt);
    CHECK(plan_withdrawal(live, now).empty());
}

TEST_CASE("a withdrawal ends the version in force now and those to come at their beginning", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48), now), version_of(2, now - hours(1), now + hours(2)),
                           version_of(3, now + hours(2))};
    CHECK(plan_withdrawal(live, now) == std::vector<closed_version>{{2, now}, {3, now + hours(2)}});
    CHECK(plan_withdrawal({}, now).empty());
}

TEST_CASE("the next change of a price is the nearest beginning or end ahead", "[catalog][domain]") {
    const std::vector live{version_of(1, now - hours(48), now + hours(3)), version_of(2, now + hours(2))};
    CHECK(next_change(live, now) == now + hours(2));
    CHECK(next_change(live, now + hours(2)) == now + hours(3));
    CHECK_FALSE(next_change(live, now + hours(3)));
}

TEST_CASE("the price of a kilogram rounds half up at one point", "[catalog][domain]") {
    CHECK(price_per_kilogram({6'800}, 10'000) == base::fen{680});
    CHECK(price_per_kilogram({6'805}, 10'000) == base::fen{681});
    CHECK(price_per_kilogram({6'804}, 10'000) == base::fen{680});
    CHECK(price_per_kilogram({1}, 3) == base::fen{333});
    CHECK(price_per_kilogram({2}, 3) == base::fen{667});
    CHECK(price_per_kilogram(unit_price_max, 1) == base::fen{100'000'000'000});
    CHECK_FALSE(price_per_kilogram({1}, 0));
}
