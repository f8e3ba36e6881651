// The handlers of approvals, purchasing rules and budgets: decode, one use case, encode.
#pragma once

#include "orders/app/spending/approve_order.hpp"
#include "orders/app/spending/keep_budgets.hpp"
#include "orders/app/spending/keep_purchasing_rules.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct spending_use_cases {
    app::approve_order& approve;
    app::keep_purchasing_rules& rules;
    app::keep_budgets& budgets;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_spending_rows(spending_use_cases use);

}  // namespace chuanpin::orders::http
