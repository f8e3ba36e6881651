// The refusals about refunds; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> refund_errors();

namespace errors {

base::error refund_not_found(std::string_view id);
base::error refund_above_owed(base::fen most);
base::error refund_date_invalid();
base::error refund_voucher_used(std::string_view number);
base::error refund_confirmed_already(refund_id id);
base::error refund_by_one_person(refund_id id);

}  // namespace errors
}  // namespace chuanpin::orders::domain
