// Payments of orders and credit limits: their use cases and handlers, put together.
#pragma once

#include "orders/http/payment/payment_handlers.hpp"

namespace chuanpin::orders {

class payment_part {
public:
    payment_part(app::unit_of_work& database, base::random_source& random) : payments_(database, random), credits_(database, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_payment_rows(payments_, credits_); }

private:
    app::handle_payments payments_;
    app::keep_credit_limits credits_;
};

}  // namespace chuanpin::orders
