// Bodies of requests about deliveries. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/domain/delivery/delivery.hpp"

namespace chuanpin::orders::http {

/// {"all": true} or {"lines": [{"line_id", "quantity"}]}, not both.
[[nodiscard]] base::result<domain::shipping> read_shipping(std::string_view body);
/// {"agreed": true}
[[nodiscard]] base::result<bool> read_agreed(std::string_view body);

}  // namespace chuanpin::orders::http
