// The handlers of returns and of closing orders: decode, one use case, encode.
#pragma once

#include "orders/app/returning/close_orders.hpp"
#include "orders/app/returning/handle_returns.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct return_use_cases {
    app::handle_returns& returns;
    app::close_orders& close;
};
[[nodiscard]] std::vector<chuanpin::http::router::row> make_return_rows(return_use_cases use);

}  // namespace chuanpin::orders::http
