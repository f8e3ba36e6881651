// Applications for the mark as their applicant sees them, and as the offices do.
#pragma once

#include "catalog/app/mark_applications.hpp"

namespace chuanpin::catalog::app {

class read_mark_applications {
public:
    explicit read_mark_applications(unit_of_work& database) : database_(database) {}

    /// The caller's own, newest first. Errors: mark-application-not-found.
    base::task<base::result<mark_page>> own_page(const base::call_context& context, std::optional<domain::mark_application_id> before,
                                                 std::size_t limit);
    base::task<base::result<mark_view>> own(const base::call_context& context, domain::mark_application_id id);
    /// Those that the caller's office may see. Errors: organisation-not-yet-known, mark-application-not-found.
    base::task<base::result<mark_page>> page(const base::call_context& context, mark_filter filter,
                                             std::optional<domain::mark_application_id> before, std::size_t limit);
    base::task<base::result<mark_view>> one(const base::call_context& context, domain::mark_application_id id);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
