#include "catalog/domain/supply/supply_plan.hpp"

#include <algorithm>
#include <cstring>

#include <catch.hpp>

#include "platform/base/money.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

week_figures figures(std::int64_t supply, std::int64_t demand, std::int64_t suppliers = 1, std::int64_t buyers = 1) {
    return {.week = day("2026-03-02"), .supply_g = supply, .demand_g = demand, .suppliers = suppliers, .buyers = buyers};
}

plan_verdict verdict(std::int64_t supply, std::int64_t demand, std::int64_t suppliers = 1, std::int64_t buyers = 1) {
    return assess(figures(supply, demand, suppliers, buyers), {}).verdict;
}

std::string code_of(const base::result<void>& outcome) { return outcome ? "fine" : outcome.error().code; }

}  // namespace

TEST_CASE("a week is named by ISO 8601 and found by its Monday", "[catalog][supply]") {
    const std::pair<const char*, const char*> weeks[] = {{"2026-W10", "2026-03-02"}, {"2026-W01", "2025-12-29"}, {"2026-W53", "2026-12-28"},
                                                         {"2027-W01", "2027-01-04"}, {"2020-W53", "2020-12-28"}, {"2021-W01", "2021-01-04"},
                                                         {"2018-W01", "2018-01-01"}, {"2024-W52", "2024-12-23"}};
    for (const auto& [text, monday] : weeks) {
        CHECK(parse_week(text) == day(monday));
        CHECK(week_text(day(monday)) == text);
    }
    CHECK(week_of(day("2027-01-03")) == day("2026-12-28"));
    CHECK(week_of(day("2026-03-02")) == day("2026-03-02"));
    CHECK(week_of(day("2026-03-08")) == day("2026-03-02"));
    for (const auto* bad :
         {"", "2026-10", "2026-W00", "2026-W54", "2025-W53", "2026-W1", "2026W10", "2026-w10", "2026-W-1", "-026-W01", "2026-W1x"}) {
        INFO(bad);
        CHECK_FALSE(parse_week(bad));
    }
}

TEST_CASE("every week from 2018 on reads back as it is written, seven days after the one before", "[catalog][supply][property]") {
    auto monday = day("2018-01-01");
    for (int i = 0; i < 2'000; ++i) {
        CHECK(parse_week(week_text(monday)) == monday);
        CHECK(week_of(std::chrono::sys_days(monday) + std::chrono::days(i % 7)) == monday);
        monday = weeks_after(monday, 1);
    }
}

TEST_CASE("a week that is over is not announced any more, nor one too far ahead", "[catalog][supply]") {
    const auto sunday = day("2026-03-08");
    CHECK(code_of(check_week(day("2026-03-02"), sunday)) == "fine");
    CHECK(code_of(check_week(day("2026-02-23"), sunday)) == "announcement-invalid");
    CHECK(code_of(check_week(weeks_after(day("2026-03-02"), announced_weeks_ahead_max), sunday)) == "fine");
    CHECK(code_of(check_week(weeks_after(day("2026-03-02"), announced_weeks_ahead_max + 1), sunday)) == "announcement-invalid");
}

TEST_CASE("more than the set share of the demand is a glut, less than the set share a shortage", "[catalog][supply]") {
    CHECK(verdict(150, 100) == plan_verdict::balanced);
    CHECK(verdict(151, 100) == plan_verdict::glut);
    CHECK(verdict(80, 100) == plan_verdict::balanced);
    CHECK(verdict(79, 100) == plan_verdict::shortage);
    CHECK(verdict(0, 100, 0) == plan_verdict::shortage);
    CHECK(verdict(1, 0) == plan_verdict::glut);
    CHECK(verdict(0, 0) == plan_verdict::balanced);
    CHECK(verdict(5, 0, 1, 0) == plan_verdict::demand_unknown);
    CHECK(verdict(0, 0, 0, 0) == plan_verdict::nothing_announced);
    CHECK(assess(figures(100, 100), {.shortage_per_cent = 100, .glut_per_cent = 100}).verdict == plan_verdict::balanced);
    CHECK(assess(figures(101, 100), {.shortage_per_cent = 100, .glut_per_cent = 100}).verdict == plan_verdict::glut);
}

TEST_CASE("an assessment says what was compared and by which rule", "[catalog][supply]") {
    const auto glut = assess(figures(900'000, 500'000), {});
    CHECK(glut.compared == "100 × 900000 = 90000000 > 150 × 500000 = 75000000");
    CHECK(glut.rule == "glut: supply above 150 % of the demand ([catalog] supply_glut_per_cent)");
    CHECK(assess(figures(1, 500), {}).compared == "100 × 1 = 100 < 80 × 500 = 40000");
    CHECK(assess(figures(0, 0), {}).compared == "100 × 0 = 0 ≥ 80 × 0 = 0");
    const auto large = assess(figures(base::wire_integer_max, base::wire_integer_max), {.glut_per_cent = 1'000});
    CHECK(large.compared == "100 × 9007199254740991 = 900719925474099100 ≥ 80 × 9007199254740991 = 720575940379279280");
    CHECK(assess(figures(INT64_MAX, INT64_MAX), {.shortage_per_cent = 100, .glut_per_cent = 1'000}).verdict == plan_verdict::balanced);
    CHECK(assess(figures(1, 1, 1, 0), {}).compared.empty());
}

TEST_CASE("more supply never turns a glut into a shortage", "[catalog][supply][property]") {
    seeded_random random;
    const auto rank = [](plan_verdict each) { return each == plan_verdict::shortage ? 0 : each == plan_verdict::balanced ? 1 : 2; };
    for (int i = 0; i < 2'000; ++i) {
        std::array<std::byte, 6> bytes{};
        random.fill(bytes);
        std::array<std::uint16_t, 3> drawn{};
        std::memcpy(drawn.data(), bytes.data(), bytes.size());
        CHECK(rank(verdict(drawn[0], drawn[2])) <= rank(verdict(drawn[0] + drawn[1], drawn[2])));
    }
}
