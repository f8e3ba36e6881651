// A buyer's finance office gives out leaf budgets (预算指标) and changes how much they hold; everybody of the house may look.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::app {

struct budget_request {
    std::optional<domain::unit_id> unit{};
    int year = 0;
    domain::fund from{};
    std::string name_zh{};
    base::fen allocated{};
};

class keep_budgets {
public:
    keep_budgets(unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Somebody who acts for one unit opens budgets of that unit only. Errors: budget-exists, budget-unusable.
    base::task<base::result<base::reply>> open(const base::call_context& context, base::idempotent<domain::budget> as,
                                               budget_request asked);
    /// Errors: budget-not-found, version-stale, allocation-too-small.
    base::task<base::result<base::reply>> allocate(const base::call_context& context, base::idempotent<domain::budget> as,
                                                   domain::budget_id id, base::version_condition seen, base::fen allocated);

    /// Errors: budget-not-found, also where it is others'.
    base::task<base::result<domain::budget>> find(const base::call_context& context, domain::budget_id id);
    base::task<base::result<std::vector<domain::budget>>> page(const base::call_context& context, std::optional<int> year,
                                                               std::optional<domain::budget_id> after, std::size_t limit);
    /// Errors: budget-not-found.
    base::task<base::result<std::vector<commitment>>> commitments(const base::call_context& context, domain::budget_id id,
                                                                  std::optional<domain::order_id> before, std::size_t limit);

private:
    void record(transaction& open, const base::call_context& context, const domain::budget& what);

    unit_of_work& database_;
    base::random_source& random_;
};

}  // namespace chuanpin::orders::app
