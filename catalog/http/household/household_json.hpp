// Households as documents: identity numbers masked.
#pragma once

#include <string>

#include "catalog/app/household/read_household.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_household(const app::household_view& view);

}  // namespace chuanpin::catalog::http
