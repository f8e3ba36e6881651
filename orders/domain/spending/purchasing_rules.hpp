// How a buyer's own house wants its orders approved (采购审批规则): who signs how much, and whether every line names its budget.
//
// Rules of a unit go before those of its whole organisation; where there are neither, an order needs nobody's approval.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

inline constexpr int approvals_max = 5;                ///< of one order
inline constexpr std::size_t approval_steps_max = 10;  ///< of one set of rules
inline constexpr int quotes_needed_max = 10;           ///< of one request for quotation

/// From this amount on so many people other than the one who placed it must approve.
struct approval_step {
    base::fen amount_from{};
    int approvals = 0;  ///< 0 … approvals_max
    bool operator==(const approval_step&) const = default;
};

struct purchasing_rules {
    organisation_id organisation{};
    std::optional<unit_id> unit{};           ///< empty: of the whole organisation
    std::int64_t version = 0;                ///< grows by one with each change; 0: never set
    std::vector<approval_step> approvals{};  ///< by amount; what is cheaper than the first needs none
    bool budget_required = false;
    std::optional<base::fen> contract_from{};   ///< orders of this total and more are under a signed contract; nothing: none has to be
    std::optional<base::fen> quotation_from{};  ///< orders of this total and more carry an award of a request for quotation
    int quotes_min = 3;                         ///< so many suppliers are asked, and so many quotes opened; 1 … quotes_needed_max
    bool operator==(const purchasing_rules&) const = default;
};

/// Amounts must ascend and approvals must not fall with them. Errors: purchasing-rules-invalid, one field error per fault
/// ("/approvals/1/amount_from_fen").
[[nodiscard]] base::result<void> check_rules(const purchasing_rules& rules);

[[nodiscard]] bool needs_contract(const purchasing_rules& rules, base::fen total);
[[nodiscard]] bool needs_quotation(const purchasing_rules& rules, base::fen total);
[[nodiscard]] int approvals_needed(const purchasing_rules& rules, base::fen total);

}  // namespace chuanpin::orders::domain
