// The handlers of long-term contracts: decode, one use case, encode.
#pragma once

#include "orders/app/supply/handle_supply_contracts.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `contracts` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_supply_rows(app::handle_supply_contracts& contracts);

}  // namespace chuanpin::orders::http
