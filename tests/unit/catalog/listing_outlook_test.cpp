// What keeps a product off the list, told for the days to come.
#include "catalog/domain/listing/listing_outlook.hpp"

#include <catch.hpp>

#include <random>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const auto pickles = numbered<product_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
std::string row(unsigned char number) { return base::to_wire(numbered<permit_id>(number)); }

permit_period a_permit(permit_kind kind, unsigned char number, std::string_view from, std::string_view to = {}) {
    return {kind, numbered<permit_id>(number), day(from), to.empty() ? std::nullopt : std::optional(day(to))};
}

base::business_date later(base::business_date from, int days) {
    return base::business_date(std::chrono::sys_days(from) + std::chrono::days(days));
}

// As `listing_holds` names them that day, certificates left out.
std::vector<std::pair<hold_code, std::string>> expected_on(const listing_facts& facts, base::business_date on) {
    std::vector<std::pair<hold_code, std::string>> found;
    for (const auto& each : listing_holds(facts, {}, on))
        if (each.code != hold_code::mark_not_authorised) found.emplace_back(each.code, each.decided_by);
    std::ranges::sort(found);
    return found;
}
std::vector<std::pair<hold_code, std::string>> told_on(const listing_outlook& outlook, base::business_date on) {
    std::vector<std::pair<hold_code, std::string>> found;
    for (const auto& each : outlook.holds)
        if (holds_on(each.valid_from, each.valid_to, on)) found.emplace_back(each.code, each.decided_by);
    std::ranges::sort(found);
    return found;
}

}  // namespace

TEST_CASE("a licence that ends is told before its end, and a renewal ends the hold", "[catalog][listing]") {
    listing_facts facts{.product = pickles, .permits = {a_permit(permit_kind::business_licence, 1, "2021-01-01", "2026-06-01")}};
    const auto foreseen = outlook_of(facts, day("2026-03-02"));
    CHECK(foreseen.holds == std::vector<hold_period>{{hold_code::licence_expired, day("2026-06-01"), {}, row(1)}});
    CHECK(verb_of(foreseen, day("2026-03-02")) == "hold_foreseen");
    CHECK(verb_of(foreseen, day("2026-05-31")) == "hold_foreseen");
    CHECK(verb_of(foreseen, day("2026-06-01")) == "held");

    facts.permits.push_back(a_permit(permit_kind::business_licence, 2, "2026-07-01"));
    const auto gap = outlook_of(facts, day("2026-03-02"));
    CHECK(gap.holds == std::vector<hold_period>{{hold_code::licence_expired, day("2026-06-01"), day("2026-07-01"), row(1)}});
    CHECK(to_text(gap) == "licence_expired 2026-06-01 2026-07-01 " + row(1) + "\n");
    const auto over = outlook_of(facts, day("2026-07-01"));
    CHECK(over.holds.empty());
    CHECK(verb_of(over, day("2026-07-01")) == "released");
}

TEST_CASE("what holds already keeps the day on which it began, and the same is told the day after", "[catalog][listing]") {
    const listing_facts facts{.product = pickles,
                              .permits = {a_permit(permit_kind::inspection_report, 1, "2025-01-01", "2026-02-01")},
                              .review = blocking_review{numbered<listing_review_id>(3), review_state::open, manual_clock().now()}};
    const auto told = outlook_of(facts, day("2026-03-02"));
    REQUIRE(told.holds.size() == 2);
    CHECK(told.holds[0] == hold_period{hold_code::report_expired, day("2026-02-01"), {}, row(1)});
    CHECK(told.holds[1].code == hold_code::under_review);
    CHECK(told.holds[1].valid_from == day("2026-03-02"));
    CHECK(outlook_of(facts, day("2026-03-05")) == told);
}

TEST_CASE("on every day to come the periods are what would be found that day", "[catalog][listing][property]") {
    constexpr int days = 120;
    const auto first = day("2026-03-02");
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
        listing_facts facts{.product = pickles};
        constexpr permit_kind kinds[] = {permit_kind::business_licence, permit_kind::production_licence, permit_kind::inspection_report,
                                         permit_kind::organic};
        for (unsigned char i = 0; i < number(9); ++i) {
            const auto from = later(first, number(140) - 40);
            facts.permits.push_back({kinds[number(4)], numbered<permit_id>(i), from,
                                     number(4) == 0 ? std::nullopt : std::optional(later(from, 1 + number(60)))});
        }
        if (number(2) == 0) facts.needs.push_back({"processed", later(first, number(80) - 40), std::nullopt});
        if (number(4) == 0) facts.review = {numbered<listing_review_id>(1), review_state::refused, manual_clock().now()};
        const auto outlook = outlook_of(facts, first);
        INFO("seed " << seed << "\n" << to_text(outlook));
        bool as_found = true;
        for (int i = 0; i < days; ++i) as_found = as_found && told_on(outlook, later(first, i)) == expected_on(facts, later(first, i));
        REQUIRE(as_found);
    }
}
