// Approvals, purchasing rules and budgets: their use cases and handlers, put together.
#pragma once

#include "orders/http/spending/spending_handlers.hpp"

namespace chuanpin::orders {

class spending_part {
public:
    spending_part(app::unit_of_work& database, base::random_source& random, std::chrono::seconds hold)
        : approve_(database, random, hold), rules_(database, random), budgets_(database, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_spending_rows({approve_, rules_, budgets_}); }

private:
    app::approve_order approve_;
    app::keep_purchasing_rules rules_;
    app::keep_budgets budgets_;
};

}  // namespace chuanpin::orders
