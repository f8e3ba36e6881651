// An application for the mark 四川扶贫: submitted, reviewed by three different people, filed, and put under contract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "catalog/domain/mark/mark_evaluation.hpp"
#include "catalog/domain/mark/mark_steps.hpp"
#include "catalog/domain/organisation.hpp"
#include "platform/base/working_days.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t document_number_length_max = 64;  ///< code points, of a filing or contract number

/// How many working days each step may take. Only the first review's limit has a source (7, trial rules of 2018); the others are settings.
struct mark_time_limits {
    std::int64_t first_review = 7;
    std::int64_t re_review = 10;
    std::int64_t filing = 5;
    std::int64_t contract = 10;
    std::int64_t certificate = 5;
    std::int64_t correction = 10;
};
/// Today, and how days are counted from it.
struct mark_timing {
    base::instant now{};
    const mark_time_limits& limits;
    const base::working_day_calendar& calendar;
};

enum class mark_verdict { pass, send_back, refuse };
[[nodiscard]] std::string_view name_of(mark_verdict verdict);
[[nodiscard]] std::optional<mark_verdict> parse_mark_verdict(std::string_view name);

/// What somebody decided; never changed.
struct mark_decision {
    std::int64_t at_version = 0;  ///< the application's version that it led to
    mark_step step = mark_step::first_review;
    mark_verdict verdict = mark_verdict::pass;
    account_id by{};
    std::string by_name{};
    organisation_id organisation{};
    base::instant decided_at{};
    std::string reasons{};  ///< never empty for send_back and refuse
    bool operator==(const mark_decision&) const = default;
};

/// Until when the present state should have ended.
struct due_date {
    base::business_date on{};        ///< the last day in time
    bool by_weekdays_alone = false;  ///< holidays of that time were not announced yet when it was counted
    bool operator==(const due_date&) const = default;
};

struct mark_application {
    mark_application_id id{};
    organisation_id applicant{};
    std::string applicant_county_code{};
    mark_state state = mark_state::submitted;
    mark_claim claim{};
    labour_evidence labour{};               ///< counted when it was (re)submitted
    std::vector<product_origin> origins{};  ///< one for each product of the claim, decided when it was (re)submitted
    std::optional<site_visit> visit{};
    std::optional<std::string> filing_number{};
    std::optional<std::string> contract_number{};
    std::optional<std::string> certificate_number{};
    std::optional<std::string> appeal_reason{};  ///< set once: there is no second appeal
    std::vector<mark_decision> decisions{};      ///< by version
    std::vector<mark_waiver> waivers{};          ///< by version
    std::vector<permit> reports{};               ///< inspection reports of the products as known now; no part of what is stored
    std::optional<due_date> due{};               ///< of the present state; empty where nothing is waited for
    bool overdue_told = false;                   ///< whether the event about the present state was written
    std::int64_t version = 1;
    base::instant created_at{};
    base::instant changed_at{};
    bool operator==(const mark_application&) const = default;
};

/// The first day on which the present state was late; nullopt while it is in time.
[[nodiscard]] std::optional<base::business_date> overdue_since(const mark_application& what, base::business_date today);

/// Who decides.
struct reviewer {
    account_id account{};
    std::string name;
    organisation_id organisation{};
    std::string organisation_kind;
    std::string county_code;
};
/// The province's offices, supervision and the operator; all others see their county or prefecture.
[[nodiscard]] bool sees_every_place(std::string_view organisation_kind);
/// Whether the office may see the application: regional ones see those of their county or prefecture.
[[nodiscard]] bool may_see(const reviewer& who, const mark_application& what);

/// What is decided; members that the step does not need are left out.
struct ruling {
    mark_step step = mark_step::first_review;
    mark_verdict verdict = mark_verdict::pass;
    std::string reasons{};
    std::optional<site_visit> visit{};    ///< first_review
    std::optional<std::string> number{};  ///< from the filing on: the number of the document; needed to pass
};

/// What the claim rests on, as it was found on the day.
struct claim_evidence {
    labour_evidence labour{};
    std::vector<product_origin> origins{};
};
[[nodiscard]] mark_application submit(mark_application_id id, const known_organisation& applicant, mark_claim claim, claim_evidence found,
                                      const mark_timing& timing);
/// Errors: mark-step-not-yours, mark-application-state-conflict, mark-reviewer-interested, mark-reviewer-repeated, mark-reasons-missing,
/// mark-number-missing, mark-tests-failed.
[[nodiscard]] base::result<mark_application> decide(mark_application what, ruling ruled, const reviewer& who, const mark_timing& timing);
/// A corrected claim starts again with the first review. Errors: mark-application-state-conflict, mark-correction-late.
[[nodiscard]] base::result<mark_application> correct(mark_application what, mark_claim claim, claim_evidence found,
                                                     const mark_timing& timing);
/// Errors: mark-application-state-conflict, mark-appeal-used.
[[nodiscard]] base::result<mark_application> appeal(mark_application what, std::string reason, const mark_timing& timing);
/// Errors: mark-step-not-yours, mark-application-state-conflict (not under review), mark-test-not-waivable, mark-test-waived-already.
[[nodiscard]] base::result<mark_application> waive(mark_application what, mark_test test, std::string reason, const reviewer& who,
                                                   base::instant now);
/// Notes that the event about the present state was written.
[[nodiscard]] mark_application tell_overdue(mark_application what, base::instant now);

[[nodiscard]] std::vector<test_result> evaluate(const mark_application& what, base::business_date on);

}  // namespace chuanpin::catalog::domain
