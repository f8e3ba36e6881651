// The refusals about corrections of attributions; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/attribution/attribution.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> attribution_errors();

namespace errors {

base::error correction_not_found(std::string_view id);
base::error correction_line_not_found();
base::error correction_too_early(order_id order, order_status status);
base::error correction_open(correction_id other);
base::error correction_without_change();
base::error correction_state_conflict(const correction& what);
base::error correction_party_forbidden();
base::error correction_by_one_person(correction_id id);
base::error too_many_corrections();

}  // namespace errors
}  // namespace chuanpin::orders::domain
