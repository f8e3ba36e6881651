// A supplier applies for the mark 四川扶贫, corrects what was sent back, and appeals a refusal once.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

class apply_for_mark {
public:
    apply_for_mark(unit_of_work& database, base::random_source& random, const mark_rules& rules)
        : database_(database), random_(random), rules_(rules) {}

    /// Errors: mark-claim-inconsistent, organisation-not-yet-known, and those of find_evidence.
    base::task<base::result<base::reply>> submit(const base::call_context& context, base::idempotent<mark_view> request,
                                                 domain::mark_claim claim);
    /// Errors: those of `submit`, mark-application-not-found, mark-application-state-conflict, mark-correction-late.
    base::task<base::result<base::reply>> correct(const base::call_context& context, base::idempotent<mark_view> request,
                                                  domain::mark_application_id id, domain::mark_claim claim);
    /// Errors: mark-application-not-found, mark-application-state-conflict, mark-appeal-used.
    base::task<base::result<base::reply>> appeal(const base::call_context& context, base::idempotent<mark_view> request,
                                                 domain::mark_application_id id, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const mark_rules& rules_;
};

}  // namespace chuanpin::catalog::app
