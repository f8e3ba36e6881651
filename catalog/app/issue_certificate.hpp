// The project centre issues the certificate of an application under contract.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

/// What is issued: pre_authorised (before the mark's registration) or authorised, valid from a day on.
struct certificate_wish {
    domain::certificate_status status = domain::certificate_status::authorised;
    std::optional<base::business_date> valid_from{};  ///< empty: today
};

class issue_certificate {
public:
    issue_certificate(unit_of_work& database, base::random_source& random, const mark_rules& rules, const domain::certificate_terms& terms)
        : database_(database), random_(random), rules_(rules), terms_(terms) {}

    /// Errors: organisation-not-yet-known, mark-application-not-found, certificate-order-invalid (a day in the past),
    /// certificate-serials-used-up, and those of domain::decide.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<certificate_view> request,
                                              domain::mark_application_id id, certificate_wish wish);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const mark_rules& rules_;
    const domain::certificate_terms& terms_;
};

}  // namespace chuanpin::catalog::app
