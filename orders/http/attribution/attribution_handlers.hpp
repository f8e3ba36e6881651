// The handlers of corrections of attributions and of figures: decode, one use case, encode.
#pragma once

#include "orders/app/attribution/correct_attributions.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `corrections` outlives the rows.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_attribution_rows(app::correct_attributions& corrections);

}  // namespace chuanpin::orders::http
