// The handlers of needs: decode, one use case, encode.
#pragma once

#include "orders/app/need/keep_needs.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `keep` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_need_rows(app::keep_needs& keep);

}  // namespace chuanpin::orders::http
