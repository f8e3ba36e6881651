// What every request that changes an order has in common.
#pragma once

#include "orders/app/change_order.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// {order_id} of the path. Errors: order-not-found.
[[nodiscard]] base::result<domain::order_id> order_id_of(const chuanpin::http::request& from);
/// Its Idempotency-Key.
[[nodiscard]] base::result<base::idempotent<domain::order>> claim_of(const chuanpin::http::request& from, const chuanpin::http::route& row);

struct change_request {
    app::change_target target;
    base::idempotent<domain::order> as;
};
/// Order, If-Match and Idempotency-Key.
[[nodiscard]] base::result<change_request> read_change(const chuanpin::http::request& from, const chuanpin::http::route& row);

[[nodiscard]] base::result<chuanpin::http::response> reply_of(base::result<base::reply> reply, int status);

}  // namespace chuanpin::orders::http
