// The handlers of orders: decode, one use case, encode.
#pragma once

#include "orders/app/cancel_order.hpp"
#include "orders/app/confirm_order.hpp"
#include "orders/app/delivery/accept_delivery.hpp"
#include "orders/app/order_queue.hpp"
#include "orders/app/rate_order.hpp"
#include "orders/app/read_orders.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct order_use_cases {
    app::order_queue& place;
    app::confirm_order& confirm;
    app::ship_order& ship;
    app::accept_delivery& accept;
    app::cancel_order& cancel;
    app::rate_order& rate;
    app::read_orders& read;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_order_rows(order_use_cases use);

}  // namespace chuanpin::orders::http
