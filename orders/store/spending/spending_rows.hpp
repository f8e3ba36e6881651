// Rows of budget and purchasing_rules, as values.
#pragma once

#include <string>
#include <string_view>

#include "orders/app/spending/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// budget_id, organisation_id, unit_id, year, fund, name_zh, allocated_fen, committed_fen, consumed_fen, version.
[[nodiscard]] domain::budget read_budget(const mysql::row_set& rows);
[[nodiscard]] mysql::parameters row_of(const domain::budget& what);
/// Anything, organisation_id, unit_id, quotes_min, anything, approvals, budget_required, contract_from_fen, quotation_from_fen, version.
[[nodiscard]] domain::purchasing_rules read_rules(const mysql::row_set& rows);
/// NULL where there is none.
[[nodiscard]] std::optional<base::fen> read_amount(const mysql::row_set& rows, std::size_t column);

/// A unit as the tables keep it: all zero where it is the whole organisation.
[[nodiscard]] domain::unit_id stored_unit(std::optional<domain::unit_id> unit);
[[nodiscard]] std::optional<domain::unit_id> read_unit(const mysql::row_set& rows, std::size_t column);

/// "0:0 500000:1": how purchasing_rules.approvals stands in the table. Throws std::logic_error where it cannot be read.
[[nodiscard]] std::string approvals_text(const std::vector<domain::approval_step>& steps);
[[nodiscard]] std::vector<domain::approval_step> parse_approvals(std::string_view text);

}  // namespace chuanpin::orders::store
