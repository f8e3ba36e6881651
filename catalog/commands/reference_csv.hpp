// The reference list as a file: one row a product, both ends of its storage range, counties separated by ';'.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/domain/reference_product.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::commands {

/// Errors: csv-too-large, csv-invalid with every fault by row and column.
[[nodiscard]] base::result<std::vector<domain::reference_product>> read_reference_csv(std::string_view document);

}  // namespace chuanpin::catalog::commands
