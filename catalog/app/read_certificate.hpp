// A certificate by its number, as everybody may look it up, and with its whole history for those who may see that.
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

class read_certificate {
public:
    explicit read_certificate(unit_of_work& database) : database_(database) {}

    /// Errors: certificate-number-invalid (a slip of the pen is told from a wrong form), certificate-not-found.
    base::task<base::result<certificate_view>> run(const base::call_context& context, std::string number, base::business_date on,
                                                   bool with_history);
    /// The caller's organisation's own, with its history. Errors: as `run`; certificate-not-found also for those of others.
    base::task<base::result<certificate_view>> own(const base::call_context& context, std::string number, base::business_date on);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
