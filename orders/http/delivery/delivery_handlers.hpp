// The handlers of deliveries and of giving up the rest of an order: decode, one use case, encode.
#pragma once

#include "orders/app/delivery/accept_delivery.hpp"
#include "orders/app/delivery/close_short.hpp"
#include "orders/app/delivery/read_deliveries.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct delivery_use_cases {
    app::ship_order& ship;
    app::accept_delivery& accept;
    app::close_short& close;
    app::read_deliveries& read;
};
[[nodiscard]] std::vector<chuanpin::http::router::row> make_delivery_rows(delivery_use_cases use);

}  // namespace chuanpin::orders::http
