// Contracts of orders: their use cases and handlers, put together.
#pragma once

#include "orders/http/contract/contract_handlers.hpp"

namespace chuanpin::orders {

class contract_part {
public:
    contract_part(app::unit_of_work& database, base::random_source& random) : contracts_(database, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_contract_rows(contracts_); }

private:
    app::handle_contracts contracts_;
};

}  // namespace chuanpin::orders
