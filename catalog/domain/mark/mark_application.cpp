#include "catalog/domain/mark/mark_application.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::string_view everywhere[] = {"provincial_group", "project_centre", "poverty_relief_office", "supervisor", "operator"};

std::int64_t limit_of(mark_step step, const mark_time_limits& limits) {
    switch (step) {
        case mark_step::first_review:
            return limits.first_review;
        case mark_step::re_review:
            return limits.re_review;
        case mark_step::filing:
            return limits.filing;
        case mark_step::contract:
            return limits.contract;
        case mark_step::certificate:
            return limits.certificate;
    }
    return 0;
}

std::optional<due_date> due_of(mark_state state, const mark_timing& timing) {
    const auto step = step_of(state);
    if (!step && state != mark_state::returned) return std::nullopt;
    const auto days = step ? limit_of(*step, timing.limits) : timing.limits.correction;
    const auto on = timing.calendar.add_working_days(base::business_date_of(timing.now), days);
    return due_date{on, !timing.calendar.knows(on)};
}

void enter(mark_application& what, mark_state state, const mark_timing& timing) {
    what.state = state;
    what.due = due_of(state, timing);
    what.overdue_told = false;
    what.version += 1;
    what.changed_at = timing.now;
}

// Another person for each review; who refused does not decide the appeal either.
bool has_decided_before(const mark_application& what, mark_step step, const account_id& who) {
    return std::ranges::any_of(what.decisions, [&](const auto& each) {
        return each.by == who && is_review(each.step) && (each.step != step || each.verdict == mark_verdict::refuse);
    });
}

base::result<void> check_reviewer(const mark_application& what, mark_step step, const reviewer& who) {
    if (who.organisation_kind != office_of(step)) return base::refusal(errors::mark_step_not_yours(name_of(step), office_of(step)));
    if (who.organisation == what.applicant) return base::refusal(errors::mark_reviewer_interested());
    if (is_review(step) && has_decided_before(what, step, who.account)) return base::refusal(errors::mark_reviewer_repeated());
    return {};
}

base::result<void> check_pass(const mark_application& after, const ruling& ruled, base::business_date today) {
    const bool numbered = ruled.step != mark_step::first_review && ruled.step != mark_step::re_review;
    if (numbered && !ruled.number) return base::refusal(errors::mark_number_missing(name_of(ruled.step)));
    std::vector<base::field_error> failed;
    for (const auto& each : evaluate(after, today)) {
        if (each.outcome == test_outcome::failed)
            failed.push_back({"/tests/" + std::string(name_of(each.test)), "test-failed", each.compared + " (" + each.decided_by + ")"});
    }
    if (!failed.empty()) return base::refusal(errors::mark_tests_failed(std::move(failed)));
    return {};
}

mark_action action_of(const ruling& ruled) {
    switch (ruled.verdict) {
        case mark_verdict::pass:
            return pass_of(ruled.step);
        case mark_verdict::send_back:
            return mark_action::send_back;
        case mark_verdict::refuse:
            return mark_action::refuse;
    }
    return mark_action::refuse;
}

void note_documents(mark_application& what, const ruling& ruled) {
    if (ruled.visit) what.visit = ruled.visit;
    if (ruled.verdict != mark_verdict::pass) return;
    if (ruled.step == mark_step::filing) what.filing_number = ruled.number;
    if (ruled.step == mark_step::contract) what.contract_number = ruled.number;
    if (ruled.step == mark_step::certificate) what.certificate_number = ruled.number;
}

}  // namespace

std::string_view name_of(mark_verdict verdict) {
    switch (verdict) {
        case mark_verdict::pass:
            return "pass";
        case mark_verdict::send_back:
            return "return";
        case mark_verdict::refuse:
            return "refuse";
    }
    return {};
}

std::optional<mark_verdict> parse_mark_verdict(std::string_view name) {
    for (const auto each : {mark_verdict::pass, mark_verdict::send_back, mark_verdict::refuse})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

std::optional<base::business_date> overdue_since(const mark_application& what, base::business_date today) {
    if (!what.due || today <= what.due->on) return std::nullopt;
    return base::business_date(std::chrono::sys_days(what.due->on) + std::chrono::days(1));
}

bool sees_every_place(std::string_view organisation_kind) {
    return std::ranges::find(everywhere, organisation_kind) != std::end(everywhere);
}

bool may_see(const reviewer& who, const mark_application& what) {
    return sees_every_place(who.organisation_kind) || is_in_charge_of(who.county_code, what.applicant_county_code);
}

mark_application submit(mark_application_id id, const known_organisation& applicant, mark_claim claim, claim_evidence found,
                        const mark_timing& timing) {
    mark_application fresh{.id = id, .applicant = applicant.id, .applicant_county_code = applicant.county_code};
    fresh.claim = std::move(claim);
    fresh.labour = std::move(found.labour);
    fresh.origins = std::move(found.origins);
    fresh.due = due_of(fresh.state, timing);
    fresh.created_at = fresh.changed_at = timing.now;
    return fresh;
}

base::result<mark_application> decide(mark_application what, ruling ruled, const reviewer& who, const mark_timing& timing) {
    if (auto may = check_reviewer(what, ruled.step, who); !may) return base::refusal(std::move(may.error()));
    const auto next = next_state(what.state, action_of(ruled));
    if (step_of(what.state) != ruled.step || !next) return base::refusal(errors::mark_state_conflict(what.id, name_of(what.state)));
    note_documents(what, ruled);
    if (ruled.verdict == mark_verdict::pass) {
        if (auto fit = check_pass(what, ruled, base::business_date_of(timing.now)); !fit) return base::refusal(std::move(fit.error()));
    } else if (ruled.reasons.empty()) {
        return base::refusal(errors::mark_reasons_missing());
    }
    enter(what, *next, timing);
    what.decisions.push_back(
        {what.version, ruled.step, ruled.verdict, who.account, who.name, who.organisation, timing.now, std::move(ruled.reasons)});
    return what;
}

base::result<mark_application> correct(mark_application what, mark_claim claim, claim_evidence found, const mark_timing& timing) {
    const auto next = next_state(what.state, mark_action::correct);
    if (!next) return base::refusal(errors::mark_state_conflict(what.id, name_of(what.state)));
    if (overdue_since(what, base::business_date_of(timing.now)))
        return base::refusal(errors::mark_correction_late(base::to_text(what.due->on)));
    what.claim = std::move(claim);
    what.labour = std::move(found.labour);
    what.origins = std::move(found.origins);
    enter(what, *next, timing);
    return what;
}

base::result<mark_application> appeal(mark_application what, std::string reason, const mark_timing& timing) {
    const auto next = next_state(what.state, mark_action::appeal);
    if (!next) return base::refusal(errors::mark_state_conflict(what.id, name_of(what.state)));
    if (what.appeal_reason) return base::refusal(errors::mark_appeal_used());
    what.appeal_reason = std::move(reason);
    enter(what, *next, timing);
    return what;
}

base::result<mark_application> waive(mark_application what, mark_test test, std::string reason, const reviewer& who, base::instant now) {
    if (who.organisation_kind != office_of(mark_step::re_review))
        return base::refusal(errors::mark_step_not_yours("waiver", office_of(mark_step::re_review)));
    const auto step = step_of(what.state);
    if (!step || !is_review(*step)) return base::refusal(errors::mark_state_conflict(what.id, name_of(what.state)));
    if (!is_waivable(test)) return base::refusal(errors::mark_test_not_waivable(name_of(test)));
    if (std::ranges::find(what.waivers, test, &mark_waiver::test) != what.waivers.end())
        return base::refusal(errors::mark_test_waived_already(name_of(test)));
    what.version += 1;
    what.changed_at = now;
    what.waivers.push_back({test, std::move(reason), who.account, who.name, now, what.version});
    return what;
}

mark_application tell_overdue(mark_application what, base::instant now) {
    what.overdue_told = true;
    what.version += 1;
    what.changed_at = now;
    return what;
}

std::vector<test_result> evaluate(const mark_application& what, base::business_date on) {
    return evaluate({what.claim, what.labour, what.origins, what.visit, what.waivers, what.reports}, on);
}

}  // namespace chuanpin::catalog::domain
