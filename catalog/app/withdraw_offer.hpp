// A supplier ends an offer now, and what was to follow it. Orders that were placed keep their prices.
#pragma once

#include "catalog/app/views.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::catalog::app {

class withdraw_offer {
public:
    withdraw_offer(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: offer-not-found (also another organisation's), version-stale, offer-not-active.
    /// `seen` is about the offer's newest version.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<withdrawal_view> request,
                                              domain::offer_id id, base::version_condition seen);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
