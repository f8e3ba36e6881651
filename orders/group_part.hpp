// Groups of buyers and their fills: use cases and handlers, put together.
#pragma once

#include "orders/http/group/group_handlers.hpp"

namespace chuanpin::orders {

class group_part {
public:
    group_part(app::unit_of_work& database, base::random_source& random, app::order_queue& place)
        : keep_(database, random), commit_house_(database, random, place), commit_(database, commit_house_) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_group_rows({keep_, commit_}); }

private:
    app::keep_groups keep_;
    app::commit_fill commit_house_;
    app::commit_group_fill commit_;
};

}  // namespace chuanpin::orders
