// Handlers of forward capacity.
#pragma once

#include "orders/app/forward/read_capacity.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::vector<chuanpin::http::router::row> make_capacity_rows(app::read_capacity& read);

}  // namespace chuanpin::orders::http
