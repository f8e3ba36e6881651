// Refusals of long-term contracts and their call-offs: a part of the one table (errors.hpp).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/supply/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> supply_errors();

namespace errors {

base::error supply_contract_not_found(std::string_view id);
base::error supply_contract_invalid(std::vector<base::field_error> faults);
base::error supply_product_unknown(product_id product);
base::error supply_state_conflict(supply_contract_id id, std::string_view status, std::string_view action);
base::error supply_signed_already(supply_contract_id id);
/// `sha256`: of the text as it is.
base::error supply_text_differs(std::string_view sha256);
base::error supply_not_in_force(supply_contract_id id, std::string_view status);
base::error supply_outside_term(base::business_date from, base::business_date to);
base::error supply_other_product(product_id contracted);
/// The contract ends on `last` by agreement.
base::error supply_after_last_day(supply_contract_id id, base::business_date last);
/// The price changed since it was read.
base::error supply_price_changed(supply_contract_id id);
base::error supply_addendum_not_found(std::int64_t number);
base::error supply_addendum_open(std::int64_t number);
base::error supply_addendum_limit();
base::error supply_addendum_invalid(std::vector<base::field_error> faults);
base::error supply_addendum_answered(std::int64_t number, std::string_view outcome);
/// `action`: sign, refuse or withdraw.
base::error supply_addendum_side(std::int64_t number, std::string_view action);
/// `fault`: what of it does not hold any more.
base::error supply_addendum_overtaken(std::int64_t number, std::string_view place, std::string_view fault);
/// `left`: of the period in which the delivery lies.
base::error supply_exhausted(supply_contract_id id, std::int64_t period, std::int64_t left);

}  // namespace errors
}  // namespace chuanpin::orders::domain
