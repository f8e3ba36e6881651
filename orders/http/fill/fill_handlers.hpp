// The handlers of fills: decode, one use case, encode.
#pragma once

#include "orders/app/fill/commit_fill.hpp"
#include "orders/app/fill/keep_fills.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// What the handlers call. Outlives them.
struct fill_use_cases {
    app::keep_fills& keep;
    app::commit_fill& commit;
};

[[nodiscard]] std::vector<chuanpin::http::router::row> make_fill_rows(fill_use_cases use);

}  // namespace chuanpin::orders::http
