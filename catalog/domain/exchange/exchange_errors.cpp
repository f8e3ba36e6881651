#include "catalog/domain/exchange/exchange_errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_definition;
using base::error_kind;

constexpr error_definition import_not_found{"product-import-not-found", error_kind::not_found, "没有这次导入",
                                            "No such import of products"};
constexpr error_definition rows_gone{"product-import-rows-gone", error_kind::not_found, "导入的各行已过保存期",
                                     "The rows of the import are no longer kept"};
constexpr error_definition row_outdated{"import-row-outdated", error_kind::conflict, "导入的一行已不再成立",
                                        "A row of the import is no longer right"};
constexpr error_definition too_large{"export-too-large", error_kind::unprocessable, "导出内容过多",
                                     "There is too much to be exported at once"};

constexpr error_definition table[] = {import_not_found, rows_gone, row_outdated, too_large};

}  // namespace

std::span<const error_definition> exchange_error_table() { return table; }

namespace errors {

base::error product_import_not_found(std::string_view id) {
    return base::make_error(import_not_found, fmt::format("There is no import {}.", id));
}

base::error product_import_rows_gone(std::string_view id) {
    return base::make_error(rows_gone, fmt::format("The rows of import {} were removed after their time; hand the file in again.", id));
}

base::error import_row_outdated(base::field_error fault) {
    auto error = base::make_error(row_outdated, "The catalogue changed after the file was checked; import it again.");
    error.fields = {std::move(fault)};
    return error;
}

base::error export_too_large(std::int64_t rows_max) {
    return base::make_error(too_large, fmt::format("More than {} rows; ask the operator for the file.", rows_max));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
