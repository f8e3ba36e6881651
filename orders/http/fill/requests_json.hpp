// Bodies of requests about fills. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/fill/keep_fills.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::fill_request> read_fill_request(std::string_view body);

}  // namespace chuanpin::orders::http
