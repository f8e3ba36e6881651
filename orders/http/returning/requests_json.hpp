// Bodies of requests about returns. Each collects all faults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orders/app/returning/handle_returns.hpp"

namespace chuanpin::orders::http {

/// {"reason", "lines": [{"line_id", "quantity"}]}
[[nodiscard]] base::result<domain::return_request> read_return_request(std::string_view body);
struct return_answer {
    bool agreed = false;
    std::string words;
};
/// {"agreed", "words"}
[[nodiscard]] base::result<return_answer> read_return_answer(std::string_view body);
/// {"lines": [{"line_id", "warehouse_code", "restocked", "written_off"}]}
[[nodiscard]] base::result<std::vector<app::receipt_line>> read_return_receipt(std::string_view body);

}  // namespace chuanpin::orders::http
