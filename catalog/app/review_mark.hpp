// The offices take their steps: 初审, 复核, 备案, the licence contract; and a test is waived with a reason.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

class review_mark {
public:
    review_mark(unit_of_work& database, base::random_source& random, const mark_rules& rules)
        : database_(database), random_(random), rules_(rules) {}

    /// Errors: organisation-not-yet-known, mark-application-not-found (also where the caller's office is of another place), and those
    /// of domain::decide.
    base::task<base::result<base::reply>> decide(const base::call_context& context, base::idempotent<mark_view> request,
                                                 domain::mark_application_id id, domain::ruling ruled);
    /// Errors: organisation-not-yet-known, mark-application-not-found, and those of domain::waive.
    base::task<base::result<base::reply>> waive(const base::call_context& context, base::idempotent<mark_view> request,
                                                domain::mark_application_id id, domain::mark_test test, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const mark_rules& rules_;
};

}  // namespace chuanpin::catalog::app
