// Bodies of requests about payments and credit limits. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/payment/handle_payments.hpp"
#include "orders/app/payment/keep_credit_limits.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::payment_request> read_payment(std::string_view body);
[[nodiscard]] base::result<domain::payment_id> read_payment_confirmation(std::string_view body);
[[nodiscard]] base::result<app::credit_request> read_credit_limit(std::string_view body);

}  // namespace chuanpin::orders::http
