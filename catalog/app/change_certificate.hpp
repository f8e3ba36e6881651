// The project centre changes what a certificate is from a day on: authorise, suspend, resume, revoke, extend, succeed.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

class change_certificate {
public:
    change_certificate(unit_of_work& database, base::random_source& random, const domain::certificate_terms& terms)
        : database_(database), random_(random), terms_(terms) {}

    /// Errors: mark-step-not-yours, certificate-not-found, and those of domain::plan_change.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<certificate_view> request,
                                              std::string number, domain::certificate_order order);

    /// Takes products out of the scope from a day on, and notes their numbers in the national catalogue. Errors: mark-step-not-yours,
    /// certificate-not-found, and those of domain::change_scope.
    base::task<base::result<base::reply>> change_scope(const base::call_context& context, base::idempotent<certificate_view> request,
                                                       std::string number, domain::scope_order order);

private:
    static base::result<domain::certificate> lock(transaction& tx, const base::call_context& context, const std::string& number);

    unit_of_work& database_;
    base::random_source& random_;
    const domain::certificate_terms& terms_;
};

}  // namespace chuanpin::catalog::app
