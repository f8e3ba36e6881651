// A supplier's products as a file: one row a product, named by the supplier's own code.
#pragma once

#include "catalog/app/exchange/ports.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

[[nodiscard]] const table::definition<app::product_row>& product_table();

}  // namespace chuanpin::catalog::files
