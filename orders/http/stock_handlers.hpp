// The handlers of stock: decode, one use case, encode.
#pragma once

#include "orders/app/read_stock.hpp"
#include "orders/app/receive_stock.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

struct stock_use_cases {
    app::receive_stock& receive;
    app::read_stock& read;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_stock_rows(stock_use_cases use);

}  // namespace chuanpin::orders::http
