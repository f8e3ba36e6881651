// The handlers of complaints and suppliers' scores: decode, one use case, encode.
#pragma once

#include "orders/app/complaint/handle_complaints.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

/// `complaints` outlives them.
[[nodiscard]] std::vector<chuanpin::http::router::row> make_complaint_rows(app::handle_complaints& complaints);

}  // namespace chuanpin::orders::http
