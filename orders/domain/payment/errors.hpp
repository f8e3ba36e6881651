// The refusals about payments and credit; rows of the service's one table.
#pragma once

#include <span>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

[[nodiscard]] std::span<const base::error_definition> payment_errors();

namespace errors {

base::error payment_not_found(std::string_view id);
base::error payment_too_large(base::fen most);
base::error payment_date_invalid();
base::error payment_voucher_used(std::string_view number);
base::error payment_confirmed_already(payment_id id);
base::error payment_by_one_person(payment_id id);
/// Of a prepaid order: so much is not confirmed yet.
base::error prepayment_missing(base::fen missing);
base::error credit_not_granted();
base::error credit_exceeded(base::fen available, base::fen asked);
base::error credit_limit_too_small(base::fen used);

}  // namespace errors
}  // namespace chuanpin::orders::domain
