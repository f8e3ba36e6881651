// The handlers of payments and credit limits: decode, one use case, encode.
#pragma once

#include "orders/app/payment/handle_payments.hpp"
#include "orders/app/payment/keep_credit_limits.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// Both outlive the rows.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_payment_rows(app::handle_payments& payments, app::keep_credit_limits& credits);

}  // namespace chuanpin::orders::http
