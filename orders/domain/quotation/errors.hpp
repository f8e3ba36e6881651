// The refusals about requests for quotation; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/quotation/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> quotation_errors();

namespace errors {

base::error quotation_not_found(std::string_view id);
base::error quotation_invalid(std::vector<base::field_error> faults);
base::error quotation_state_conflict(quotation_id id, std::string_view status, std::string_view action);
base::error quotation_not_due(quotation_id id, base::instant deadline);
base::error too_few_quotes(std::size_t standing, int needed);
base::error quotes_suffice(quotation_id id);
base::error quotation_extended_too_often();
base::error quotes_closed(quotation_id id, base::instant deadline);
base::error quote_invalid(std::vector<base::field_error> faults);
base::error quote_not_found(std::string_view supplier);
base::error own_quotation(quotation_id id);
base::error award_reason_required(std::int64_t standing);

// --- placing ------------------------------------------------------------------------------------------------------------------
base::error quotation_required(base::fen from);
base::error quotation_not_awarded(quotation_id id, std::string_view status);
base::error award_used(quotation_id id, order_id order);
base::error award_differs(std::vector<base::field_error> faults);
/// The freight of an order is what was awarded.
base::error freight_awarded(quotation_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
