// Bodies of requests about contracts. Each collects all faults.
#pragma once

#include <string_view>

#include "orders/app/contract/handle_contracts.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] base::result<domain::freight_terms> read_freight(std::string_view body);
[[nodiscard]] base::result<app::signing> read_signing(std::string_view body);
/// With the addendum's number.
[[nodiscard]] base::result<app::signing> read_addendum_signing(std::string_view body);
[[nodiscard]] base::result<domain::addendum_request> read_addendum(std::string_view body);

}  // namespace chuanpin::orders::http
