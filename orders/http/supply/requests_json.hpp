// Bodies of requests about long-term contracts. Each collects all faults.
#pragma once

#include <string>
#include <string_view>

#include "orders/domain/supply/supply_contract.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::supply_terms> read_supply_terms(std::string_view body);
/// {"text_sha256": "…"}
[[nodiscard]] base::result<std::string> read_supply_signing(std::string_view body);
/// An order of one line, without its supplier.
[[nodiscard]] base::result<domain::order_request> read_call_off(std::string_view body);

}  // namespace chuanpin::orders::http
