#include "catalog/domain/mark/certificate_scope.hpp"

#include <array>

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const auto apples = numbered<product_id>(1);
const auto pears = numbered<product_id>(2);
constexpr std::string_view number = "SF-2026-000001-X";

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
certificate_scope apples_alone() { return first_scope(std::array{apples}, day("2026-01-01")); }

std::vector<std::string> faults(const base::result<certificate_scope>& answer) {
    std::vector<std::string> found;
    if (answer) return {"fine"};
    for (const auto& each : answer.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}

}  // namespace

TEST_CASE("a product is covered from its first day until the day of its end", "[catalog][mark]") {
    auto scope = apples_alone();
    scope.front().valid_to = day("2026-06-01");
    CHECK_FALSE(covers(scope, apples, day("2025-12-31")));
    CHECK(covers(scope, apples, day("2026-01-01")));
    CHECK(covers(scope, apples, day("2026-05-31")));
    CHECK_FALSE(covers(scope, apples, day("2026-06-01")));
    CHECK_FALSE(covers(scope, pears, day("2026-01-01")));
}

TEST_CASE("a scope grows by what it does not cover, and what left may come back", "[catalog][mark]") {
    const auto grown = extend_scope(apples_alone(), std::array{pears}, day("2026-03-01"), number);
    REQUIRE(grown);
    CHECK_FALSE(covers(*grown, pears, day("2026-02-28")));
    CHECK(covers(*grown, pears, day("2026-03-01")));
    CHECK(faults(extend_scope(*grown, std::array{pears, apples}, day("2026-03-01"), number)) ==
          std::vector<std::string>{"/product_ids/0 covered-already", "/product_ids/1 covered-already"});
    // Also where it is to come under it only later.
    CHECK(faults(extend_scope(*grown, std::array{pears}, day("2026-02-01"), number)) ==
          std::vector<std::string>{"/product_ids/0 covered-already"});
    const auto without =
        change_scope(*grown, {.from = day("2026-04-01"), .removed = {apples}, .reason = "停产"}, day("2026-03-02"), number);
    REQUIRE(without);
    CHECK(covers(*without, apples, day("2026-03-31")));
    CHECK_FALSE(covers(*without, apples, day("2026-04-01")));
    const auto back = extend_scope(*without, std::array{apples}, day("2026-05-01"), number);
    REQUIRE(back);
    CHECK_FALSE(covers(*back, apples, day("2026-04-30")));
    CHECK(covers(*back, apples, day("2026-05-01")));
    CHECK(products_ever(*back) == std::vector{apples, pears});
}

TEST_CASE("a change names every fault, and changes nothing then", "[catalog][mark]") {
    const auto today = day("2026-03-02");
    CHECK(faults(change_scope(apples_alone(), {.from = day("2026-03-01")}, today, number)) ==
          std::vector<std::string>{"/from out-of-range", "/remove required"});
    CHECK(faults(change_scope(apples_alone(), {.from = today, .removed = {apples, pears, apples}, .catalogue_numbers = {{pears, "1"}}},
                              today, number)) ==
          std::vector<std::string>{"/catalogue_numbers/0/product_id not-covered", "/remove/1 not-covered", "/remove/2 not-covered"});
    const auto numbered_scope = change_scope(apples_alone(), {.from = today, .catalogue_numbers = {{apples, "5134230001"}}}, today, number);
    REQUIRE(numbered_scope);
    CHECK(numbered_scope->front().catalogue_number == "5134230001");
}

TEST_CASE("what was to come under it is taken out before it came", "[catalog][mark]") {
    const auto planned = first_scope(std::array{apples}, day("2026-06-01"));
    const auto taken = change_scope(planned, {.from = day("2026-03-02"), .removed = {apples}}, day("2026-03-02"), number);
    REQUIRE(taken);
    CHECK_FALSE(covers(*taken, apples, day("2026-06-01")));
}

TEST_CASE("a scope has a limit", "[catalog][mark]") {
    certificate_scope scope(scope_entries_max, {.product = pears, .valid_from = day("2026-01-01"), .valid_to = day("2026-01-02")});
    CHECK(extend_scope(scope, std::array{apples}, day("2026-03-01"), number).error().code == "certificate-has-too-many-changes");
}
