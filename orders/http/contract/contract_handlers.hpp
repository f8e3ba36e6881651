// The handlers of contracts: decode, one use case, encode.
#pragma once

#include "orders/app/contract/handle_contracts.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `contracts` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_contract_rows(app::handle_contracts& contracts);

}  // namespace chuanpin::orders::http
