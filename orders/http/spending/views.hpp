// Approvals, purchasing rules and budgets as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/spending/ports.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_approvals(std::span<const domain::approval> given);
[[nodiscard]] std::string encode_rules(const domain::purchasing_rules& what);
[[nodiscard]] std::string encode_all_rules(std::span<const domain::purchasing_rules> all);
[[nodiscard]] std::string encode_budget(const domain::budget& what);
[[nodiscard]] std::string encode_budgets(std::span<const domain::budget> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_commitments(std::span<const app::commitment> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
