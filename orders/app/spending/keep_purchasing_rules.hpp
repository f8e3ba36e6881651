// An organisation says how its own orders are approved (采购审批规则).
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

class keep_purchasing_rules {
public:
    keep_purchasing_rules(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Sets the rules of the organisation or of one of its units (`asked.unit`) for orders from now on. Whoever acts for a unit sets
    /// that unit's only. Errors: purchasing-rules-invalid, version-stale.
    base::task<base::result<base::reply>> set(const base::call_context& context, base::idempotent<domain::purchasing_rules> as,
                                              base::version_condition seen, domain::purchasing_rules asked);
    /// All rules of the own organisation; of the own unit and the whole where one acts for a unit.
    base::task<base::result<std::vector<domain::purchasing_rules>>> list(const base::call_context& context);

private:
    unit_of_work& database_;
    base::random_source& random_;
};

/// What names rules in their ETag: the unit, or the organisation.
[[nodiscard]] std::string rules_name(const domain::purchasing_rules& rules);

}  // namespace chuanpin::orders::app
