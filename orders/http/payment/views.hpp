// Payments and credit limits as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/payment/handle_payments.hpp"

namespace chuanpin::orders::http {

/// With what is owed and paid of its order then.
[[nodiscard]] std::string encode_payment(const app::payment_view& what);
[[nodiscard]] std::string encode_payments(std::span<const domain::payment> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_credit_limit(const domain::credit_limit& what);
[[nodiscard]] std::string encode_credit_limits(std::span<const domain::credit_limit> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
