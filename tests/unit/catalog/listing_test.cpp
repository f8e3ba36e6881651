#include "catalog/domain/listing/listing_holds.hpp"

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const auto pickles = numbered<product_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
std::optional<base::business_date> end(std::string_view text) { return text.empty() ? std::nullopt : std::optional(day(text)); }

const std::vector<mark_period> marked{{pickles, "SF-1", certificate_status::authorised, day("2026-01-01"), day("2027-01-01")}};

permit_period a_permit(permit_kind kind, unsigned char number, std::string_view from, std::string_view to = {}) {
    return {kind, numbered<permit_id>(number), day(from), end(to)};
}

std::vector<listing_hold> holds(const listing_facts& facts, std::string_view on = "2026-06-01") {
    return listing_holds(facts, marked, day(on));
}

listing_facts facts(std::vector<permit_period> permits = {}) { return {.product = pickles, .permits = std::move(permits)}; }

listing_facts needing(std::vector<permit_period> permits = {}) {
    auto found = facts(std::move(permits));
    found.needs.push_back({"processed", day("2018-08-31"), {}});
    return found;
}

using enum permit_kind;
using enum hold_code;

}  // namespace

TEST_CASE("a product under a certificate is held by nothing", "[catalog][listing]") { CHECK(holds(facts()).empty()); }

TEST_CASE("without a certificate that authorises it is held, since the day on which that ended", "[catalog][listing]") {
    CHECK(listing_holds(facts(), {}, day("2026-06-01")) == std::vector<listing_hold>{{mark_not_authorised, {}, ""}});
    CHECK(holds(facts(), "2027-01-05") == std::vector<listing_hold>{{mark_not_authorised, day("2027-01-01"), "SF-1"}});
    CHECK(holds(facts(), "2026-12-31").empty());
}

TEST_CASE("a category that needs a production licence asks for one that holds on the day", "[catalog][listing]") {
    CHECK(holds(needing()) == std::vector<listing_hold>{{licence_missing, day("2018-08-31"), "processed"}});
    CHECK(holds(needing({a_permit(production_licence, 1, "2026-06-01")})).empty());
    CHECK(holds(needing({a_permit(production_licence, 1, "2026-06-02")})).front().code == licence_missing);
    const auto ended = needing({a_permit(production_licence, 1, "2021-01-01", "2026-06-01")});
    CHECK(holds(ended, "2026-05-31").empty());
    CHECK(holds(ended) == std::vector<listing_hold>{{licence_expired, day("2026-06-01"), base::to_wire(numbered<permit_id>(1))}});
    CHECK(holds(needing({a_permit(production_licence, 1, "2021-01-01", "2026-06-01"), a_permit(production_licence, 2, "2026-05-01")}))
              .empty());
    CHECK(holds(facts({a_permit(production_licence, 1, "2021-01-01", "2022-01-01")})).empty());  // nobody asks for it
}

TEST_CASE("a business licence and a report hold a product only once they were given and have ended", "[catalog][listing]") {
    CHECK(holds(facts({a_permit(business_licence, 1, "2026-06-02")})).empty());
    CHECK(holds(facts({a_permit(business_licence, 1, "2020-01-01", "2026-06-01")})) ==
          std::vector<listing_hold>{{licence_expired, day("2026-06-01"), base::to_wire(numbered<permit_id>(1))}});
    const auto reports =
        facts({a_permit(inspection_report, 3, "2025-01-01", "2025-07-01"), a_permit(inspection_report, 4, "2025-06-01", "2026-01-01")});
    CHECK(holds(reports) == std::vector<listing_hold>{{report_expired, day("2026-01-01"), base::to_wire(numbered<permit_id>(4))}});
}

TEST_CASE("every reason is told at once, and a refusal is told from a review that waits", "[catalog][listing]") {
    auto all =
        needing({a_permit(business_licence, 1, "2020-01-01", "2021-01-01"), a_permit(inspection_report, 2, "2020-01-01", "2021-01-01")});
    all.review = blocking_review{numbered<listing_review_id>(9), review_state::open, base::start_of(day("2026-05-01"))};
    std::vector<hold_code> codes;
    for (const auto& each : holds(all, "2027-06-01")) codes.push_back(each.code);
    CHECK(codes == std::vector{mark_not_authorised, licence_missing, licence_expired, report_expired, under_review});
    all.review->state = review_state::refused;
    CHECK(holds(all).back() == listing_hold{review_refused, day("2026-05-01"), base::to_wire(numbered<listing_review_id>(9))});
}

TEST_CASE("the next change is the next day on which anything begins or ends", "[catalog][listing]") {
    auto some =
        needing({a_permit(business_licence, 1, "2026-07-01", "2026-09-01"), a_permit(inspection_report, 2, "2026-01-01", "2026-08-01")});
    CHECK(next_change_after(some, day("2026-06-01")) == day("2026-07-01"));
    CHECK(next_change_after(some, day("2026-07-01")) == day("2026-08-01"));
    CHECK(next_change_after(some, day("2026-08-31")) == day("2026-09-01"));
    CHECK_FALSE(next_change_after(some, day("2026-09-01")));
}

TEST_CASE("a permit that contradicts itself is refused with every fault", "[catalog][listing]") {
    const auto fields = [](const permit_terms& terms) {
        const auto checked = check_permit(terms);
        std::vector<std::string> found;
        if (!checked)
            for (const auto& each : checked.error().fields) found.push_back(each.pointer + " " + each.code);
        return found;
    };
    CHECK(fields({.kind = business_licence, .valid_from = day("2026-01-01")}).empty());
    CHECK(fields({.kind = inspection_report, .valid_from = day("2026-01-01")}) == std::vector<std::string>{"/valid_to required"});
    CHECK(fields({.kind = production_licence, .valid_from = day("2026-01-01"), .valid_to = day("2026-01-01")}) ==
          std::vector<std::string>{"/valid_to out-of-range", "/categories too-few"});
    CHECK(fields({.kind = business_licence, .categories = {"fruit"}, .valid_from = day("2026-01-01")}) ==
          std::vector<std::string>{"/categories too-many"});
}

TEST_CASE("what comes by the day alone is a beginning or an end", "[catalog][listing]") {
    const permit what{.terms = {.valid_from = day("2026-06-01"), .valid_to = day("2026-09-01")}};
    CHECK(next_change_after(what.terms, day("2026-05-31")) == day("2026-06-01"));
    CHECK(next_change_after(what.terms, day("2026-06-01")) == day("2026-09-01"));
    CHECK_FALSE(next_change_after(what.terms, day("2026-09-01")));
    CHECK(came_by_itself(what, day("2026-06-01")) == "took_effect");
    CHECK(came_by_itself(what, day("2026-09-01")) == "expired");
}

TEST_CASE("a change is material where a buyer decides by it", "[catalog][listing]") {
    product_details before;
    before.name_zh = "盐源苹果";
    before.origin_county_code = "513423";
    before.unit_net_mass_g = 5;
    auto after = before;
    after.description = "甜";
    after.name_en = "Apples";
    after.harvested = {{std::chrono::September / 1, std::chrono::October / 1}};
    CHECK(material_changes(before, after).empty());
    after.name_zh = "苹果";
    after.unit_net_mass_g = 6;
    after.storage.min_mc = 1;
    after.origin_county_code = "513401";
    CHECK(material_changes(before, after) == std::vector<std::string>{"name_zh", "origin_county_code", "storage", "unit_net_mass_g"});
}

TEST_CASE("somebody else than the supplier decides a review once, and says why not", "[catalog][listing]") {
    const auto supplier = numbered<organisation_id>(1);
    const listing_review waiting{.supplier = supplier};
    const listing_reviewer who{numbered<account_id>(1), "审核员", numbered<organisation_id>(2)};
    const auto now = manual_clock().now();
    CHECK(decide(waiting, true, "", {who.account, "x", supplier}, now).error().code == "listing-reviewer-interested");
    CHECK(decide(waiting, false, "", who, now).error().code == "listing-reasons-missing");
    const auto refused = decide(waiting, false, "名称不符", who, now).value();
    CHECK(refused.state == review_state::refused);
    CHECK(refused.version == waiting.version + 1);
    CHECK(decide(refused, true, "", who, now).error().code == "listing-review-decided");
    CHECK(decide(waiting, true, "", who, now)->state == review_state::passed);
    CHECK(decide(supersede(waiting), true, "", who, now).error().code == "listing-review-decided");
}

TEST_CASE("a price moves beyond a percentage up and down, exactly", "[catalog][listing]") {
    CHECK_FALSE(moves_beyond({1000}, {1500}, 50));
    CHECK(moves_beyond({1000}, {1501}, 50));
    CHECK_FALSE(moves_beyond({1000}, {500}, 50));
    CHECK(moves_beyond({1000}, {499}, 50));
    CHECK_FALSE(moves_beyond({1000}, {9'000'000}, 0));
}

TEST_CASE("a permit is withdrawn once, and no day of it is told afterwards", "[catalog][domain][listing]") {
    permit what{.id = numbered<permit_id>(1)};
    what.next_change_on = base::parse_date("2026-05-01").value();
    const permit_withdrawal why{manual_clock().now(), numbered<account_id>(2), "抄错"};
    const auto gone = withdraw(what, why);
    REQUIRE(gone);
    CHECK(gone->withdrawn == why);
    CHECK_FALSE(gone->next_change_on);
    const auto again = withdraw(*gone, why);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "permit-withdrawn");
}

TEST_CASE("a family is said anew, but not the same again and not with seasons that share days", "[catalog][domain][assortment]") {
    product_family what{.id = numbered<product_family_id>(1)};
    what.name_zh = "苹果";
    const season autumn{std::chrono::September / 1, std::chrono::October / 1};
    const auto changed = change(what, {"苹果", "脆甜", {autumn}});
    REQUIRE(changed);
    CHECK(changed->version == 2);
    CHECK(changed->harvested == seasons{autumn});
    CHECK(change(*changed, {"苹果", "脆甜", {autumn}}).error().code == "product-unchanged");
    CHECK(change(*changed, {"苹果", "脆甜", {autumn, autumn}}).error().code == "product-seasons-invalid");
}
