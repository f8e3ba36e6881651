// Prices of like goods as a file: one row a comparable, in the members of POST /v1/price-comparables.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/domain/price/comparable.hpp"

namespace chuanpin::catalog::commands {

/// Without ids and keys: the use case gives them. Errors: csv-too-large, csv-invalid with every fault by row and column.
[[nodiscard]] base::result<std::vector<domain::price_comparable>> read_comparable_csv(std::string_view document);

}  // namespace chuanpin::catalog::commands
