// The handlers of refunds: decode, one use case, encode.
#pragma once

#include "orders/app/refund/handle_refunds.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `refunds` outlives the rows.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_refund_rows(app::handle_refunds& refunds);

}  // namespace chuanpin::orders::http
