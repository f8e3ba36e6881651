// The reference list as a file: one row a product, both ends of its storage range, counties separated by ';'.
#pragma once

#include "catalog/domain/reference_product.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<domain::reference_product>& reference_table();

}  // namespace chuanpin::catalog::files
