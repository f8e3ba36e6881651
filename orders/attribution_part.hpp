// Corrections of attributions: their use cases and handlers, put together.
#pragma once

#include "orders/http/attribution/attribution_handlers.hpp"

namespace chuanpin::orders {

class attribution_part {
public:
    attribution_part(app::unit_of_work& database, base::random_source& random) : corrections_(database, random) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return http::make_attribution_rows(corrections_); }

private:
    app::correct_attributions corrections_;
};

}  // namespace chuanpin::orders
