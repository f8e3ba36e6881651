#include "catalog/domain/price/price_rule.hpp"

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

base::business_date day(int number) {
    return {std::chrono::year(2026), std::chrono::March, std::chrono::day(static_cast<unsigned>(number))};
}

price_rule rule(std::int64_t id, std::string category, base::business_date from, std::optional<base::business_date> to = {}) {
    return {.id = id, .category = std::move(category), .valid_from = from, .valid_to = to};
}

std::vector<std::string> faults_of(const price_rule& what) {
    const auto checked = check_rule(what, day(2));
    std::vector<std::string> faults;
    if (!checked)
        for (const auto& field : checked.error().fields) faults.push_back(field.pointer + " " + field.code);
    return faults;
}

}  // namespace

TEST_CASE("a category's own rule of the day goes before that of any category", "[catalog][price]") {
    const std::vector<price_rule> live{rule(1, "*", day(1)), rule(2, "fruit", day(5), day(7)), rule(3, "tea", day(1))};
    CHECK(find_rule(live, "fruit", day(4))->id == 1);
    CHECK(find_rule(live, "fruit", day(5))->id == 2);
    CHECK(find_rule(live, "fruit", day(6))->id == 2);
    CHECK(find_rule(live, "fruit", day(7))->id == 1);
    CHECK(find_rule(live, "tea", day(7))->id == 3);
    CHECK(find_rule(std::span(live).subspan(2), "fruit", day(7)) == nullptr);
}

TEST_CASE("a new rule cuts what held before and replaces what was to come", "[catalog][price]") {
    const std::vector<price_rule> live{rule(1, "fruit", day(1), day(3)), rule(2, "fruit", day(3), day(9)), rule(3, "fruit", day(9))};
    const auto change = plan_rule_change(live, rule(0, "fruit", day(5)));
    CHECK(change.superseded == std::vector<std::int64_t>{2, 3});
    REQUIRE(change.inserted.size() == 2);
    CHECK(change.inserted[0] == rule(0, "fruit", day(3), day(5)));
    CHECK(change.inserted[1] == rule(0, "fruit", day(5)));
    const auto same_day = plan_rule_change({live.data() + 2, 1}, rule(0, "fruit", day(9)));
    CHECK(same_day.superseded == std::vector<std::int64_t>{3});
    CHECK(same_day.inserted.size() == 1);
}

TEST_CASE("every fault of a rule is told at once", "[catalog][price]") {
    auto what = rule(0, "fruit", day(2));
    CHECK(faults_of(what).empty());
    what.terms = {.warn_percent = price_percent_max,
                  .block_percent = price_percent_max,
                  .window_days = price_window_days_max,
                  .comparables_min = comparables_min_max};
    CHECK(faults_of(what).empty());
    what.terms = {.warn_percent = 121,
                  .warn_action = price_action::block,
                  .block_percent = 120,
                  .block_action = price_action::explain,
                  .window_days = price_window_days_max + 1,
                  .comparables_min = 0};
    what.valid_from = day(1);
    CHECK(faults_of(what) == std::vector<std::string>{"/window_days out-of-range", "/comparables_min out-of-range",
                                                      "/warn_percent out-of-order", "/warn_action out-of-order",
                                                      "/valid_from out-of-range"});
    what = rule(0, "fruit", day(2));
    what.terms.block_percent = price_percent_max + 1;
    what.terms.warn_percent = 0;
    CHECK(faults_of(what) == std::vector<std::string>{"/warn_percent out-of-range", "/block_percent out-of-range"});
}
