// Bodies of requests about refunds. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/refund/handle_refunds.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<app::refund_request> read_refund(std::string_view body);
[[nodiscard]] base::result<domain::refund_id> read_refund_confirmation(std::string_view body);

}  // namespace chuanpin::orders::http
