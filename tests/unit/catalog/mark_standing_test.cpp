#include "catalog/domain/mark/mark_standing.hpp"

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const auto apples = numbered<product_id>(1);
const auto pears = numbered<product_id>(2);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

mark_period period(std::string number, certificate_status status, std::string_view from, std::string_view to = {}, product_id of = apples) {
    return {of, std::move(number), status, day(from), to.empty() ? std::nullopt : std::optional(day(to))};
}

using enum certificate_status;

}  // namespace

TEST_CASE("a product without a certificate has no standing, whatever others have", "[catalog][mark]") {
    CHECK_FALSE(standing_of(apples, {}, day("2026-03-02")));
    const std::vector others{period("SF-1", authorised, "2026-01-01", "2027-01-01", pears)};
    CHECK_FALSE(standing_of(apples, others, day("2026-03-02")));
}

TEST_CASE("the day decides: the first day counts, the end does not", "[catalog][mark]") {
    const std::vector known{period("SF-1", pre_authorised, "2026-01-01", "2026-06-01"),
                            period("SF-1", suspended, "2026-06-01", "2027-01-01")};
    const auto on = [&](std::string_view text) { return standing_of(apples, known, day(text)).value(); };
    CHECK(on("2025-12-31") == mark_standing{"SF-1", "not_yet_valid", false, day("2026-01-01")});
    CHECK(on("2026-01-01") == mark_standing{"SF-1", "pre_authorised", true, day("2026-06-01")});
    CHECK(on("2026-05-31").authorised);
    CHECK(on("2026-06-01") == mark_standing{"SF-1", "suspended", false, day("2027-01-01")});
    CHECK(on("2027-01-01") == mark_standing{"SF-1", "expired", false, std::nullopt});
}

TEST_CASE("one certificate that authorises is enough; where none does, the newest tells why", "[catalog][mark]") {
    const std::vector known{period("SF-1", authorised, "2025-01-01", "2026-01-01"), period("SF-2", authorised, "2025-06-01", "2026-06-01"),
                            period("SF-3", revoked, "2025-06-01")};
    CHECK(standing_of(apples, known, day("2025-07-01"))->certificate_number == "SF-1");
    CHECK(standing_of(apples, known, day("2026-01-01")) == mark_standing{"SF-2", "authorised", true, day("2026-06-01")});
    CHECK(standing_of(apples, known, day("2026-06-01")) == mark_standing{"SF-3", "revoked", false, std::nullopt});
}

TEST_CASE("what comes by the day alone is told once: an end, and what was ordered ahead", "[catalog][mark]") {
    const std::vector<certificate_version> live{{.status = authorised, .valid_from = day("2026-01-01"), .valid_to = day("2026-06-01")},
                                                {.status = suspended, .valid_from = day("2026-06-01"), .valid_to = day("2026-07-01")},
                                                {.status = authorised, .valid_from = day("2026-08-01"), .valid_to = day("2026-09-01")},
                                                {.status = authorised, .valid_from = day("2026-09-01"), .valid_to = day("2027-01-01")}};
    const auto verb = [&](std::string_view next, std::string_view today) {
        return came_by_itself({.next_change_on = day(next)}, live, day(today));
    };
    CHECK(next_change_after(live, day("2026-01-01")) == day("2026-06-01"));
    CHECK(next_change_after(live, day("2026-12-31")) == day("2027-01-01"));
    CHECK_FALSE(next_change_after(live, day("2027-01-01")));
    CHECK(verb("2026-06-01", "2026-05-31").empty());
    CHECK(verb("2026-06-01", "2026-06-01") == "took_effect");
    CHECK(verb("2026-07-01", "2026-07-01") == "expired");
    CHECK(verb("2026-08-01", "2026-08-02") == "took_effect");
    CHECK(verb("2026-09-01", "2026-09-01").empty());       // the same status goes on
    CHECK(verb("2026-06-01", "2027-01-01") == "expired");  // nobody looked for half a year
    CHECK(came_by_itself({}, live, day("2027-01-01")).empty());
}
