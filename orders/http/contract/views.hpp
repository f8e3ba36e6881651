// Contracts as JSON.
#pragma once

#include <string>

#include "orders/app/contract/handle_contracts.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_contract(const app::contract_view& what);

}  // namespace chuanpin::orders::http
