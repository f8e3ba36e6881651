#include "catalog/domain/mark/mark_application.hpp"

#include <catch.hpp>

#include <set>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const mark_time_limits limits{};
const base::instant now = base::parse_rfc3339("2026-03-02T02:00:00Z").value();
const auto supplier = numbered<organisation_id>(1);

mark_timing at(base::instant when) { return {when, limits, base::national_working_days()}; }
base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
base::instant noon(std::string_view text) { return base::start_of(day(text)) + std::chrono::hours(12); }

mark_application submitted() {
    mark_claim claim{.products = {numbered<product_id>(1)}, .labour_list = numbered<labour_list_id>(4), .trademark_number = "1"};
    claim.plan_of_use = "on every box";
    claim.licences = {{licence_kind::business, "91510000", day("2018-08-31"), {}}};
    claim.benefit_note = "12 households";
    auto what = submit(numbered<mark_application_id>(1), {supplier, "cooperative", "盐源", "513423"}, claim,
                       {.labour = {.counted = {10, 3, 0}, .matched_on = day("2026-03-02")},
                        .origins = {{numbered<product_id>(1), {origin_verdict::eligible, 7, "盐源县", day("2026-03-02")}}}},
                       at(now));
    permit_terms report{.kind = permit_kind::inspection_report, .product = numbered<product_id>(1)};
    report.valid_from = day("2026-01-01");
    report.valid_to = day("2027-01-01");
    what.reports.push_back({.id = numbered<permit_id>(1), .terms = std::move(report)});
    return what;
}

reviewer reviewer_for(mark_step step, unsigned char account) {
    return {numbered<account_id>(account), "Reviewer", numbered<organisation_id>(100), std::string(office_of(step)), "513423"};
}

ruling passing(mark_step step) {
    ruling ruled{.step = step};
    if (step == mark_step::first_review) ruled.visit = site_visit{day("2026-03-01"), "orchard seen"};
    if (step == mark_step::filing || !is_review(step)) ruled.number = "川标〔2026〕1号";
    return ruled;
}

mark_application passed(mark_application what, mark_step step, unsigned char account) {
    auto decided = decide(std::move(what), passing(step), reviewer_for(step, account), at(now));
    REQUIRE(decided);
    return *decided;
}
mark_application sent_back() {
    return decide(submitted(), {mark_step::first_review, mark_verdict::send_back, "the licence is unreadable", {}, {}},
                  reviewer_for(mark_step::first_review, 1), at(now))
        .value();
}
mark_application refused() {
    return decide(submitted(), {mark_step::first_review, mark_verdict::refuse, "no orchard", {}, {}},
                  reviewer_for(mark_step::first_review, 1), at(now))
        .value();
}

std::string code_of(const base::result<mark_application>& outcome) { return outcome ? "fine" : outcome.error().code; }

}  // namespace

TEST_CASE("every state answers every action as the table says, and all other pairs are refused", "[catalog][mark]") {
    using enum mark_state;
    const std::set<std::tuple<mark_state, mark_action, mark_state>> allowed{
        {submitted, mark_action::pass_first_review, first_reviewed},
        {first_reviewed, mark_action::pass_re_review, re_reviewed},
        {re_reviewed, mark_action::pass_filing, filed},
        {filed, mark_action::sign_contract, contracted},
        {submitted, mark_action::send_back, returned},
        {first_reviewed, mark_action::send_back, returned},
        {re_reviewed, mark_action::send_back, returned},
        {submitted, mark_action::refuse, mark_state::refused},
        {first_reviewed, mark_action::refuse, mark_state::refused},
        {re_reviewed, mark_action::refuse, mark_state::refused},
        {contracted, mark_action::issue_certificate, certified},
        {returned, mark_action::correct, submitted},
        {mark_state::refused, mark_action::appeal, submitted},
    };
    std::size_t found = 0;
    for (const auto state : mark_states) {
        for (const auto action : mark_actions) {
            const auto next = next_state(state, action);
            if (next) {
                found += 1;
                CHECK(allowed.contains({state, action, *next}));
            }
        }
    }
    CHECK(found == allowed.size());
}

TEST_CASE("names of states, steps and verdicts read back", "[catalog][mark]") {
    for (const auto each : mark_states) CHECK(parse_mark_state(name_of(each)) == each);
    for (const auto each : mark_steps) CHECK(parse_mark_step(name_of(each)) == each);
    for (const auto each : {mark_verdict::pass, mark_verdict::send_back, mark_verdict::refuse})
        CHECK(parse_mark_verdict(name_of(each)) == each);
    CHECK_FALSE(parse_mark_state("issued"));
    CHECK_FALSE(parse_mark_step(""));
    CHECK_FALSE(parse_mark_verdict("send_back"));
}

TEST_CASE("an application goes from submission to certificate through three people", "[catalog][mark]") {
    auto what = submitted();
    unsigned char account = 1;
    for (const auto step : mark_steps) what = passed(std::move(what), step, account++);
    CHECK(what.state == mark_state::certified);
    CHECK(what.version == 6);
    CHECK(what.decisions.size() == 5);
    CHECK(what.filing_number == "川标〔2026〕1号");
    CHECK(what.contract_number == "川标〔2026〕1号");
    CHECK_FALSE(what.due);
}

TEST_CASE("a first review is due after seven working days, and is late the day after", "[catalog][mark]") {
    const auto what = submitted();
    REQUIRE(what.due);
    CHECK(what.due->on == day("2026-03-11"));
    CHECK_FALSE(what.due->by_weekdays_alone);
    CHECK_FALSE(overdue_since(what, day("2026-03-11")));
    CHECK(overdue_since(what, day("2026-03-12")) == day("2026-03-12"));
    CHECK(overdue_since(what, day("2026-04-01")) == day("2026-03-12"));
    CHECK(submit(what.id, {supplier, "cooperative", "", "513423"}, what.claim, {what.labour, what.origins}, at(noon("2048-03-02")))
              .due->by_weekdays_alone);
}

TEST_CASE("a step belongs to one kind of office and to another person each time", "[catalog][mark]") {
    const auto first = mark_step::first_review;
    CHECK(code_of(decide(submitted(), passing(first), reviewer_for(mark_step::re_review, 1), at(now))) == "mark-step-not-yours");
    auto own = reviewer_for(first, 1);
    own.organisation = supplier;
    CHECK(code_of(decide(submitted(), passing(first), own, at(now))) == "mark-reviewer-interested");
    const auto reviewed = passed(submitted(), first, 1);
    CHECK(code_of(decide(reviewed, passing(mark_step::re_review), reviewer_for(mark_step::re_review, 1), at(now))) ==
          "mark-reviewer-repeated");
    const auto twice = passed(reviewed, mark_step::re_review, 2);
    CHECK(code_of(decide(twice, passing(mark_step::filing), reviewer_for(mark_step::filing, 1), at(now))) == "mark-reviewer-repeated");
    const auto filed = passed(twice, mark_step::filing, 3);
    CHECK(code_of(decide(filed, passing(mark_step::contract), reviewer_for(mark_step::contract, 3), at(now))) == "fine");
    CHECK(code_of(decide(submitted(), passing(mark_step::re_review), reviewer_for(mark_step::re_review, 1), at(now))) ==
          "mark-application-state-conflict");
}

TEST_CASE("what fails a test is not passed, and sending back needs reasons", "[catalog][mark]") {
    const auto who = reviewer_for(mark_step::first_review, 1);
    auto few = submitted();
    few.labour.counted.poor = 2;
    const auto outcome = decide(few, passing(mark_step::first_review), who, at(now));
    REQUIRE(code_of(outcome) == "mark-tests-failed");
    CHECK(outcome.error().fields.front().pointer == "/tests/labour_share");
    CHECK(code_of(decide(submitted(), {.step = mark_step::first_review}, who, at(now))) == "mark-tests-failed");
    CHECK(code_of(decide(submitted(), {mark_step::first_review, mark_verdict::send_back, "", {}, {}}, who, at(now))) ==
          "mark-reasons-missing");
    const auto reviewed = passed(passed(submitted(), mark_step::first_review, 1), mark_step::re_review, 2);
    CHECK(code_of(decide(reviewed, {.step = mark_step::filing}, reviewer_for(mark_step::filing, 3), at(now))) == "mark-number-missing");
}

TEST_CASE("a correction begins again until its last day, not after it", "[catalog][mark]") {
    const auto returned = sent_back();
    CHECK(returned.due->on == day("2026-03-16"));
    const auto corrected = correct(returned, returned.claim, {returned.labour, returned.origins}, at(noon("2026-03-16")));
    REQUIRE(corrected);
    CHECK(corrected->state == mark_state::submitted);
    CHECK(corrected->due->on == day("2026-03-25"));
    CHECK(code_of(correct(returned, returned.claim, {returned.labour, returned.origins}, at(noon("2026-03-17")))) ==
          "mark-correction-late");
    CHECK(code_of(correct(submitted(), returned.claim, {returned.labour, returned.origins}, at(now))) == "mark-application-state-conflict");
    CHECK(code_of(decide(*corrected, passing(mark_step::first_review), reviewer_for(mark_step::first_review, 1), at(now))) == "fine");
}

TEST_CASE("a refusal is appealed once, and decided by somebody else", "[catalog][mark]") {
    const auto appealed = appeal(refused(), "there is an orchard", at(now));
    REQUIRE(appealed);
    CHECK(appealed->state == mark_state::submitted);
    const auto again =
        decide(*appealed, {mark_step::first_review, mark_verdict::refuse, "no", {}, {}}, reviewer_for(mark_step::first_review, 1), at(now));
    CHECK(code_of(again) == "mark-reviewer-repeated");
    const auto by_another =
        decide(*appealed, {mark_step::first_review, mark_verdict::refuse, "no", {}, {}}, reviewer_for(mark_step::first_review, 2), at(now));
    REQUIRE(by_another);
    CHECK(code_of(appeal(*by_another, "again", at(now))) == "mark-appeal-used");
    CHECK(code_of(appeal(submitted(), "early", at(now))) == "mark-application-state-conflict");
}

TEST_CASE("the provincial group waives what may be waived, once", "[catalog][mark]") {
    const auto group = reviewer_for(mark_step::re_review, 2);
    auto few = submitted();
    few.labour.counted.poor = 0;
    const auto waived = waive(few, mark_test::labour_share, "epidemic", group, now);
    REQUIRE(waived);
    CHECK(waived->version == 2);
    CHECK(code_of(decide(*waived, passing(mark_step::first_review), reviewer_for(mark_step::first_review, 1), at(now))) == "fine");
    CHECK(code_of(waive(*waived, mark_test::labour_share, "again", group, now)) == "mark-test-waived-already");
    CHECK(code_of(waive(few, mark_test::origin, "x", group, now)) == "mark-test-not-waivable");
    CHECK(code_of(waive(few, mark_test::labour_share, "x", reviewer_for(mark_step::first_review, 1), now)) == "mark-step-not-yours");
    CHECK(code_of(waive(refused(), mark_test::labour_share, "x", group, now)) == "mark-application-state-conflict");
}

TEST_CASE("an office sees its county or its prefecture, the province's offices see everything", "[catalog][mark]") {
    const auto what = submitted();
    auto who = reviewer_for(mark_step::first_review, 1);
    CHECK(may_see(who, what));
    who.county_code = "513400";
    CHECK(may_see(who, what));
    for (const auto* elsewhere : {"513424", "510824", "510000", "510800"}) {
        who.county_code = elsewhere;
        CHECK_FALSE(may_see(who, what));
    }
    for (const auto* kind : {"provincial_group", "project_centre", "operator", "supervisor", "poverty_relief_office"}) {
        who.organisation_kind = kind;
        CHECK(may_see(who, what));
    }
}
