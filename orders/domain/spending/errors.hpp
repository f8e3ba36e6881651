// The refusals about approvals, purchasing rules and budgets; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/spending/budget.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> spending_errors();

namespace errors {

base::error purchasing_rules_invalid(std::vector<base::field_error> faults);

/// Whoever placed an order does not approve it.
base::error own_order(std::string_view order);
base::error approved_already(std::string_view order);

base::error budget_not_found(std::string_view id);
base::error budget_exists(int year, fund from);
/// Less than is committed and consumed already.
base::error allocation_too_small(const budget& what);

// --- placing: one field error for each line that it concerns ----------------------------------------------------------------
base::error budget_required(std::vector<base::field_error> lines);
base::error budget_unusable(std::vector<base::field_error> lines);
/// `from` as it stands before the order.
base::error budget_exceeded(const budget& from, base::fen asked, std::vector<base::field_error> lines);

}  // namespace errors
}  // namespace chuanpin::orders::domain
