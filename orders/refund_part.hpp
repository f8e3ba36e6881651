// Refunds: their use cases and handlers, put together.
#pragma once

#include "orders/http/refund/refund_handlers.hpp"

namespace chuanpin::orders {

class refund_part {
public:
    refund_part(app::unit_of_work& database, base::random_source& random) : refunds_(database, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_refund_rows(refunds_); }

private:
    app::handle_refunds refunds_;
};

}  // namespace chuanpin::orders
