// The refusals about complaints; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/complaint/complaint.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> complaint_errors();

namespace errors {

base::error complaint_not_found(std::string_view id);
base::error complaint_state_conflict(complaint_id id, complaint_status status, complaint_action action);
base::error complaint_party_forbidden(complaint_status status, complaint_action action);
base::error complaint_by_supplier();  ///< code complaint-party-forbidden
base::error complaint_too_early(order_id id, order_status status);
base::error complaint_too_late(order_id id);
base::error answer_not_due(complaint_id id);
/// `most` is what could be granted.
base::error refund_too_large(std::string_view pointer, base::fen most);
/// code refund-too-large: each line says how much it could give back.
base::error refund_too_large_by_line(std::vector<base::field_error> lines);
base::error complaint_lines_invalid(std::vector<base::field_error> lines);

}  // namespace errors
}  // namespace chuanpin::orders::domain
