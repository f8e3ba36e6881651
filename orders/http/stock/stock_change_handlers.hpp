// The handlers of transfers, stock-taking, writing off and of lots: decode, one use case, encode.
#pragma once

#include "orders/app/read_stock.hpp"
#include "orders/app/stock/count_stock.hpp"
#include "orders/app/stock/transfer_stock.hpp"
#include "orders/app/stock/write_off_stock.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

struct stock_change_use_cases {
    app::transfer_stock& transfer;
    app::count_stock& count;
    app::write_off_stock& write_off;
    app::read_stock& read;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_stock_change_rows(stock_change_use_cases use);

}  // namespace chuanpin::orders::http
