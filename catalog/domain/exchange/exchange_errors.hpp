// Refusals of imports and exports of products: a part of the catalogue's one table (errors.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::error_definition> exchange_error_table();

namespace errors {

base::error product_import_not_found(std::string_view id);
/// Its rows were removed when their time was up.
base::error product_import_rows_gone(std::string_view id);
/// The row that was right when it was checked, by its code and column.
base::error import_row_outdated(base::field_error fault);
base::error export_too_large(std::int64_t rows_max);

}  // namespace errors
}  // namespace chuanpin::catalog::domain
