// Stock in the running service: its use cases and their handlers.
#pragma once

#include <utility>
#include <vector>

#include "orders/app/read_stock.hpp"
#include "orders/app/receive_stock.hpp"
#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/http/stock/stock_change_handlers.hpp"
#include "orders/http/stock_handlers.hpp"
#include "orders/http/warehouse/warehouse_handlers.hpp"

namespace chuanpin::orders {

class stock_part {
public:
    stock_part(app::unit_of_work& database, base::random_source& random)
        : receive_(database, random),
          read_(database),
          warehouses_(database, random),
          transfer_(database, random),
          count_(database, random),
          write_off_(database, random) {}

    std::vector<chuanpin::http::router::row> rows() {
        auto all = http::make_stock_rows({receive_, read_});
        for (auto& each : http::make_warehouse_rows(warehouses_)) all.push_back(std::move(each));
        for (auto& each : http::make_stock_change_rows({transfer_, count_, write_off_, read_})) all.push_back(std::move(each));
        return all;
    }

private:
    app::receive_stock receive_;
    app::read_stock read_;
    app::keep_warehouses warehouses_;
    app::transfer_stock transfer_;
    app::count_stock count_;
    app::write_off_stock write_off_;
};

}  // namespace chuanpin::orders
