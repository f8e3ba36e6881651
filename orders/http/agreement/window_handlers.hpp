// Collecting windows and pre-orders over HTTP: decode, one use case, encode.
#pragma once

#include "orders/app/agreement/collect_intents.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::vector<chuanpin::http::router::row> make_window_rows(app::collect_intents& collect);

}  // namespace chuanpin::orders::http
