// An operator registers an outlet, changes what is said of it, closes it, and reports what it sold.
#pragma once

#include "catalog/app/outlet/outlet_views.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

class keep_outlets {
public:
    /// `warning_per_cent`: below which share of the mark an outlet is warned.
    keep_outlets(unit_of_work& database, base::random_source& random, std::int64_t warning_per_cent)
        : database_(database), random_(random), warning_per_cent_(warning_per_cent) {}

    /// Errors: those of domain::register_outlet, outlet-invalid (a county that is not in the registry), outlet-device-taken.
    base::task<base::result<base::reply>> open(const base::call_context& context, base::idempotent<outlet_view> request,
                                               domain::outlet_kind kind, domain::outlet_details details);
    /// Errors: outlet-not-found (also others' outlets), those of domain::change_outlet, outlet-invalid, outlet-device-taken.
    base::task<base::result<base::reply>> change(const base::call_context& context, base::idempotent<outlet_view> request,
                                                 domain::outlet_id id, domain::outlet_details details, std::string reason);
    /// Errors: outlet-not-found, those of domain::close_outlet.
    base::task<base::result<base::reply>> close(const base::call_context& context, base::idempotent<outlet_view> request,
                                                domain::outlet_id id, base::business_date on, std::string reason);
    /// Errors: outlet-not-found, those of domain::report_sales.
    base::task<base::result<base::reply>> report(const base::call_context& context, base::idempotent<outlet_sales_view> request,
                                                 domain::outlet_id id, domain::outlet_sales stated);

private:
    std::string tell_and_encode(transaction& tx, domain::event_id event, std::string what, domain::outlet changed,
                                const base::idempotent<outlet_view>& request, base::instant now) const;

    unit_of_work& database_;
    base::random_source& random_;
    std::int64_t warning_per_cent_;
};

}  // namespace chuanpin::catalog::app
