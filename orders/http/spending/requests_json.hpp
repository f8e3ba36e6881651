// Bodies of requests about approvals and budgets. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/spending/approve_order.hpp"
#include "orders/app/spending/keep_budgets.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::approval_request> read_approval(std::string_view body);
[[nodiscard]] base::result<domain::purchasing_rules> read_purchasing_rules(std::string_view body);
[[nodiscard]] base::result<app::budget_request> read_budget_request(std::string_view body);
[[nodiscard]] base::result<base::fen> read_allocation(std::string_view body);

}  // namespace chuanpin::orders::http
