// A supplier puts goods that will perish on the board, has less of them, or takes them down.
#pragma once

#include "catalog/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

struct unsold_view {
    domain::unsold_listing what{};
    domain::product product{};
    base::business_date on{};  ///< the day of the call
};

class sell_off {
public:
    sell_off(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: product-not-found (also others'), those of domain::list_unsold, unsold-invalid (a county that is not in the registry),
    /// unsold-too-many.
    base::task<base::result<base::reply>> list(const base::call_context& context, base::idempotent<unsold_view> request,
                                               domain::unsold_statement stated);
    /// Errors: unsold-not-found (also others'), those of domain::reduce.
    base::task<base::result<base::reply>> reduce(const base::call_context& context, base::idempotent<unsold_view> request,
                                                 domain::unsold_listing_id id, domain::unsold_reduction to);
    /// Errors: unsold-not-found, unsold-ended.
    base::task<base::result<base::reply>> withdraw(const base::call_context& context, base::idempotent<unsold_view> request,
                                                   domain::unsold_listing_id id, std::string reason);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
