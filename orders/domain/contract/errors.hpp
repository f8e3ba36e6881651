// The refusals about contracts of orders; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> contract_errors();

namespace errors {

base::error contract_not_found(order_id order);
base::error contract_not_signed(order_id order);
base::error contract_fixed(order_id order);
/// Its order can only be cancelled now.
base::error contract_expired(order_id order);
base::error contract_signed_already(std::int64_t document);
/// `sha256`: of the text as it is now.
base::error contract_text_differs(std::string_view sha256);
base::error freight_too_large();
base::error addendum_limit();
base::error addendum_invalid(std::vector<base::field_error> faults);
base::error addendum_supplier_first(std::int64_t number);

}  // namespace errors
}  // namespace chuanpin::orders::domain
