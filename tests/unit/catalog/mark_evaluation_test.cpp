#include "catalog/domain/mark/mark_evaluation.hpp"

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

constexpr base::business_date today{std::chrono::year(2026), std::chrono::March, std::chrono::day(2)};
constexpr base::business_date tomorrow{std::chrono::year(2026), std::chrono::March, std::chrono::day(3)};
const auto apples = numbered<product_id>(1);

mark_claim fine_claim() {
    return {.products = {apples},
            .labour_list = numbered<labour_list_id>(4),
            .trademark_number = "12345678",
            .plan_of_use = "on every box",
            .licences = {{licence_kind::business, "91510000", today, tomorrow}},
            .benefit = benefit_mechanism::order,
            .benefit_note = "12 households sell at a floor price"};
}

labour_evidence labour_of(std::int64_t total, std::int64_t poor) { return {.counted = {total, poor, 0}, .matched_on = today}; }
const labour_evidence enough = labour_of(10, 3);

product_origin origin(origin_verdict verdict) { return {apples, {verdict, 7, "盐源县", today}}; }
permit report(base::business_date from = today, base::business_date to = tomorrow, unsigned char number = 1) {
    permit_terms terms{.kind = permit_kind::inspection_report, .number = "检1", .issuer = "州质检所", .product = apples};
    terms.valid_from = from;
    terms.valid_to = to;
    return {.id = numbered<permit_id>(number), .terms = std::move(terms)};
}
const std::optional<site_visit> visit = site_visit{today, "orchard seen"};

test_outcome outcome_of(mark_test test, const mark_claim& claim, std::span<const mark_waiver> waivers = {}, base::business_date on = today,
                        origin_verdict verdict = origin_verdict::eligible, const std::optional<site_visit>& seen = visit,
                        const labour_evidence& labour = enough) {
    const auto row = origin(verdict);
    const auto reported = report();
    const auto results = evaluate({claim, labour, {&row, 1}, seen, waivers, {&reported, 1}}, on);
    CHECK(results.size() == 8);
    return std::ranges::find(results, test, &test_result::test)->outcome;
}

}  // namespace

TEST_CASE("labour is enough at exactly 30 %, not one person below, and never of nobody", "[catalog][mark]") {
    CHECK(is_labour_share_enough(3, 10));
    CHECK_FALSE(is_labour_share_enough(2, 10));
    CHECK(is_labour_share_enough(300'000, 1'000'000));
    CHECK_FALSE(is_labour_share_enough(299'999, 1'000'000));
    CHECK(is_labour_share_enough(1, 3));
    CHECK_FALSE(is_labour_share_enough(3, 11));
    CHECK(is_labour_share_enough(1, 1));
    CHECK_FALSE(is_labour_share_enough(0, 0));
    CHECK_FALSE(is_labour_share_enough(0, 1));
}

TEST_CASE("a fine claim passes every test and each says what was compared", "[catalog][mark]") {
    const auto claim = fine_claim();
    const auto row = origin(origin_verdict::eligible);
    const auto reported = report();
    for (const auto& each : evaluate({claim, enough, {&row, 1}, visit, {}, {&reported, 1}}, today)) {
        INFO(name_of(each.test));
        CHECK(each.outcome == test_outcome::passed);
        CHECK_FALSE(each.compared.empty());
        CHECK_FALSE(each.source.empty());
        CHECK_FALSE(each.decided_by.empty());
    }
    const auto results = evaluate({claim, enough, {&row, 1}, visit, {}}, today);
    CHECK(results.front().compared == "100 × 3 = 300 ≥ 30 × 10 = 300");
    CHECK(results.front().decided_by ==
          "labour list " + base::to_wire(claim.labour_list) + ", matched to the registry of households on 2026-03-02");
    CHECK(results.front().flags.empty());
    CHECK(results[4].decided_by == base::to_wire(apples) + ": county_version 7");
}

TEST_CASE("each test fails for its own reason", "[catalog][mark]") {
    auto claim = fine_claim();
    CHECK(outcome_of(mark_test::labour_share, claim, {}, today, origin_verdict::eligible, visit, labour_of(10, 2)) == test_outcome::failed);
    claim.trademark_number.reset();
    CHECK(outcome_of(mark_test::own_trademark, claim) == test_outcome::failed);
    CHECK(outcome_of(mark_test::origin, fine_claim(), {}, today, origin_verdict::needs_proof) == test_outcome::failed);
    CHECK(outcome_of(mark_test::site_visit, fine_claim(), {}, today, origin_verdict::eligible, std::nullopt) == test_outcome::failed);
}

TEST_CASE("a licence holds from its first day until the day on which it ends", "[catalog][mark]") {
    auto claim = fine_claim();
    CHECK(outcome_of(mark_test::licences_valid, claim, {}, today) == test_outcome::passed);
    CHECK(outcome_of(mark_test::licences_valid, claim, {}, tomorrow) == test_outcome::failed);
    claim.licences.front() = {licence_kind::business, "91510000", tomorrow, {}};
    CHECK(outcome_of(mark_test::licences_valid, claim, {}, today) == test_outcome::failed);
    CHECK(outcome_of(mark_test::licences_valid, claim, {}, tomorrow) == test_outcome::passed);
    claim.licences.clear();
    CHECK(outcome_of(mark_test::licences_valid, claim) == test_outcome::failed);
}

TEST_CASE("a waiver lets a failed test be, with its reason, and leaves a passed one alone", "[catalog][mark]") {
    const auto claim = fine_claim();
    const auto none = labour_of(10, 0);
    const mark_waiver waiver{mark_test::labour_share, "epidemic", numbered<account_id>(9), "Reviewer", base::start_of(today), 2};
    const auto results = evaluate({claim, none, {}, visit, {&waiver, 1}}, today);
    CHECK(results.front().outcome == test_outcome::waived);
    CHECK(results.front().decided_by == "waived by Reviewer (" + base::to_wire(waiver.given_by) + ") on 2026-03-02: epidemic");
    CHECK(outcome_of(mark_test::labour_share, fine_claim(), {&waiver, 1}) == test_outcome::passed);
    CHECK(is_waivable(mark_test::labour_share));
    CHECK_FALSE(is_waivable(mark_test::origin));
    CHECK_FALSE(is_waivable(mark_test::licences_valid));
}

TEST_CASE("quality needs a report of each product that holds on the day", "[catalog][mark]") {
    auto claim = fine_claim();
    const auto pears = numbered<product_id>(2);
    claim.products.push_back(pears);
    const auto last_year = base::business_date(std::chrono::year(2025), std::chrono::March, std::chrono::day(2));
    const std::vector reports{report(last_year, today, 1), report(),
                              report(tomorrow, base::business_date(std::chrono::year(2027), std::chrono::March, std::chrono::day(2)), 3)};
    const auto results = [&](base::business_date on) {
        auto all = evaluate({claim, enough, {}, visit, {}, reports}, on);
        std::erase_if(all, [](const auto& each) { return each.test != mark_test::quality; });
        return all;
    };
    const auto now = results(today);
    REQUIRE(now.size() == 2);
    CHECK(now[0].outcome == test_outcome::passed);
    CHECK(now[0].compared == "[2026-03-02, 2026-03-03) on 2026-03-02");
    CHECK(now[0].decided_by ==
          base::to_wire(apples) + ": inspection report 检1 of 州质检所 (" + base::to_wire(numbered<permit_id>(1)) + ")");
    CHECK(now[1].outcome == test_outcome::failed);
    CHECK(now[1].compared == "no inspection report");
    CHECK(results(tomorrow)[0].compared == "[2026-03-03, 2027-03-02) on 2026-03-03");
    CHECK(is_waivable(mark_test::quality));
}

TEST_CASE("a test names the document that stands behind it", "[catalog][mark]") {
    auto claim = fine_claim();
    const auto by = [&](mark_test test) {
        const auto results = evaluate({claim, enough, {}, visit, {}, {}}, today);
        return std::ranges::find(results, test, &test_result::test)->decided_by;
    };
    CHECK(by(mark_test::own_trademark) == "declared by the applicant");
    CHECK(by(mark_test::licences_valid) == "licence business 91510000");
    const auto id = numbered<document_id>(7);
    for (const auto kind :
         {document_kind::trademark_certificate, document_kind::business_licence, document_kind::benefit_record, document_kind::plan_of_use})
        claim.documents.push_back({id, kind, content_hash{std::byte{0xab}}});
    const auto named = "document " + base::to_wire(id) + " (sha256 ab0000000000)";
    for (const auto test : {mark_test::own_trademark, mark_test::licences_valid, mark_test::benefit, mark_test::plan_of_use})
        CHECK(by(test) == named);
}

TEST_CASE("a claim that contradicts itself is refused with every fault", "[catalog][mark]") {
    CHECK(check_claim(fine_claim()));
    auto claim = fine_claim();
    claim.products.push_back(apples);
    claim.licences.front().valid_to = today;
    claim.documents = {{numbered<document_id>(1)}, {numbered<document_id>(1)}};
    const auto refused = check_claim(claim);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "mark-claim-inconsistent");
    CHECK(refused.error().fields.size() == 3);
}

TEST_CASE("people on another applicant's list, and under another name, are flagged and change no outcome", "[catalog][mark]") {
    auto labour = labour_of(10, 3);
    labour.counted.names_differ = 1;
    labour.overlaps = {{numbered<labour_list_id>(5), numbered<organisation_id>(6), 2}};
    const auto result = evaluate({fine_claim(), labour, {}, visit, {}}, today).front();
    CHECK(result.outcome == test_outcome::passed);
    REQUIRE(result.flags.size() == 2);
    CHECK(result.flags[0] == "registered under another name, not counted: 1");
    CHECK(result.flags[1] == "also on the list " + base::to_wire(numbered<labour_list_id>(5)) + " of another applicant, " +
                                 base::to_wire(numbered<organisation_id>(6)) + ": 2");
}

TEST_CASE("an application from before there were lists says that its figures were declared", "[catalog][mark]") {
    auto labour = labour_of(10, 3);
    labour.matched_on.reset();
    CHECK(evaluate({fine_claim(), labour, {}, visit, {}}, today).front().decided_by == "declared by the applicant");
}
