#include "orders/domain/spending/purchasing_rules.hpp"

#include <fmt/format.h>

#include "orders/domain/spending/errors.hpp"

namespace chuanpin::orders::domain {

base::result<void> check_rules(const purchasing_rules& rules) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 1; i < rules.approvals.size(); ++i) {
        if (rules.approvals[i].amount_from <= rules.approvals[i - 1].amount_from)
            faults.push_back({fmt::format("/approvals/{}/amount_from_fen", i), "not-ascending", "Must be more than the step before it."});
        if (rules.approvals[i].approvals < rules.approvals[i - 1].approvals)
            faults.push_back({fmt::format("/approvals/{}/approvals", i), "not-ascending", "A larger order cannot need fewer approvals."});
    }
    if (!faults.empty()) return base::refusal(errors::purchasing_rules_invalid(std::move(faults)));
    return {};
}

bool needs_contract(const purchasing_rules& rules, base::fen total) { return rules.contract_from && *rules.contract_from <= total; }

bool needs_quotation(const purchasing_rules& rules, base::fen total) { return rules.quotation_from && *rules.quotation_from <= total; }

int approvals_needed(const purchasing_rules& rules, base::fen total) {
    int needed = 0;
    for (const auto& step : rules.approvals)
        if (step.amount_from <= total) needed = step.approvals;
    return needed;
}

}  // namespace chuanpin::orders::domain
