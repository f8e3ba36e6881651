// Long-term contracts and their call-offs: use cases and handlers, put together.
#pragma once

#include "orders/http/supply/supply_handlers.hpp"

namespace chuanpin::orders {

class supply_part {
public:
    supply_part(app::unit_of_work& database, base::random_source& random, app::order_queue& place) : contracts_(database, random, place) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_supply_rows(contracts_); }

private:
    app::handle_supply_contracts contracts_;
};

}  // namespace chuanpin::orders
