// Refusals of pairings, collecting windows and agreements: a part of the one table (errors.hpp).
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/agreement/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> agreement_error_table();

namespace errors {

using faults = std::vector<base::field_error>;

base::error pairing_not_found(std::string_view id);
base::error pairing_invalid(faults fields);
base::error pairing_overlaps(pairing_id id, base::business_date from, std::optional<base::business_date> to);
base::error pairing_not_in_force(base::business_date day);
base::error pairing_has_too_many_changes(pairing_id id);
base::error window_not_found(std::string_view id);
base::error window_invalid(faults fields);
base::error window_not_open(window_id id, std::string_view status);
base::error window_closed(window_id id);
base::error window_not_closed(window_id id);
base::error window_taken(window_id id, agreement_id by);
base::error window_empty(window_id id);
base::error window_full(window_id id);
base::error intent_not_found(std::string_view id);
base::error intent_invalid(faults fields);
base::error intent_withdrawn(intent_id id);
base::error agreement_not_found(std::string_view id);
base::error agreement_invalid(faults fields);
base::error agreement_state_conflict(agreement_id id, std::string_view status, std::string_view action);
base::error agreement_party_forbidden(std::string_view status, std::string_view action);
base::error agreement_not_in_force(agreement_id id, std::string_view status);
base::error agreement_line_not_found(std::int64_t number);
base::error agreement_text_differs(std::string_view sha256);
base::error agreement_signed_already(agreement_id id);
base::error addendum_open(std::int64_t number);
base::error addendum_not_found(std::int64_t number);
base::error prepayment_not_found(std::string_view id);
base::error prepayment_too_large(std::int64_t open);
base::error prepayment_too_many(agreement_id id);
base::error prepayment_confirmed(prepayment_id id);
base::error repayment_not_found(std::string_view id);
base::error repayment_too_large(std::int64_t owed);
base::error repayment_confirmed(prepayment_id id);
base::error voucher_used(std::string_view number);
base::error allocation_invalid(faults fields);
base::error delivery_invalid(faults fields);
base::error settlement_pending(std::int64_t line);
base::error settlement_not_proposed(std::int64_t line);
/// `missing` pieces are lacking; `available` are there in whole packs.
base::error allocation_short(std::int64_t missing, std::int64_t available);

}  // namespace errors
}  // namespace chuanpin::orders::domain
