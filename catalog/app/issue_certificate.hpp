// The project centre issues the certificate of an application under contract.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

/// What is issued: pre_authorised (before the mark's registration) or authorised, valid from a day on.
struct certificate_wish {
    domain::certificate_status status = domain::certificate_status::authorised;
    std::optional<base::business_date> valid_from{};  ///< empty: today
    std::optional<std::string> extends{};             ///< the products come under this certificate instead of a new one
};

class issue_certificate {
public:
    issue_certificate(unit_of_work& database, base::random_source& random, const mark_rules& rules, const domain::certificate_terms& terms)
        : database_(database), random_(random), rules_(rules), terms_(terms) {}

    /// Errors: organisation-not-yet-known, mark-application-not-found, certificate-order-invalid (a day in the past),
    /// certificate-serials-used-up, certificate-not-found and certificate-state-conflict (of the one that is extended: another holder's, or
    /// it does not authorise on that day), and those of domain::decide and domain::extend_scope.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<certificate_view> request,
                                              domain::mark_application_id id, certificate_wish wish);

private:
    /// What one run writes; events are made before the transaction, which may run again.
    struct issue {
        domain::mark_application_id application{};
        certificate_wish wish{};
        base::business_date from{};
        domain::event_id decided{};
        domain::event_id issued{};
    };
    base::result<certificate_view> write(transaction& tx, const base::call_context& context, const issue& what) const;
    base::result<domain::certificate> make_new(transaction& tx, const domain::mark_application& of, const issue& what,
                                               const base::call_context& context) const;
    static base::result<domain::certificate> extend_old(transaction& tx, const domain::mark_application& of, const issue& what);

    unit_of_work& database_;
    base::random_source& random_;
    const mark_rules& rules_;
    const domain::certificate_terms& terms_;
};

}  // namespace chuanpin::catalog::app
