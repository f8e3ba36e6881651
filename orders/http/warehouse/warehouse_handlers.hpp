// The handlers of warehouses: decode, one use case, encode.
#pragma once

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::vector<chuanpin::http::router::row> make_warehouse_rows(app::keep_warehouses& keep);

}  // namespace chuanpin::orders::http
