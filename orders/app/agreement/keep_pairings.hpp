// The register of pairings (结对台账): who helps whom, from when to when.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::orders::app {

class keep_pairings {
public:
    keep_pairings(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Errors: those of domain::check_new_version.
    base::task<base::result<base::reply>> record(const base::call_context& context, base::idempotent<shown_pairing> as,
                                                 domain::pairing what, domain::pairing_version version);
    /// Errors: pairing-not-found, pairing-not-in-force.
    base::task<base::result<base::reply>> end(const base::call_context& context, base::idempotent<shown_pairing> as, domain::pairing_id id,
                                              base::business_date valid_to, std::string document);
    base::task<base::result<std::vector<shown_pairing>>> page(const base::call_context& context, pairing_filter filter, std::int64_t after,
                                                              std::size_t limit);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
