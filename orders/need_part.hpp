// Needs of buyers and their fills: use cases and handlers, put together.
#pragma once

#include "orders/http/fill/fill_handlers.hpp"
#include "orders/http/need/need_handlers.hpp"

namespace chuanpin::orders {

class need_part {
public:
    need_part(app::unit_of_work& database, base::random_source& random, app::order_queue& place)
        : keep_(database, random), fills_(database, random), commit_(database, random, place) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() {
        auto all = http::make_need_rows(keep_);
        for (auto& each : http::make_fill_rows({fills_, commit_})) all.push_back(std::move(each));
        return all;
    }

private:
    app::keep_needs keep_;
    app::keep_fills fills_;
    app::commit_fill commit_;
};

}  // namespace chuanpin::orders
