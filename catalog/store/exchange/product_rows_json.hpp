// What the journal keeps of a part of a supplier's file: which drafts it wrote, and for the audit what each says now.
#pragma once

#include <string>

#include "catalog/domain/events.hpp"

namespace chuanpin::catalog::store {

/// {import_id, supplier_organisation_id, first_row, rows, drafted, changed, unchanged, products [{product_id, version, supplier_code}]}
[[nodiscard]] std::string product_rows_data(const domain::product_rows_written& event);
/// {members [name], products [[value of each member]]}, in the order of `products` in the data.
[[nodiscard]] std::string product_rows_detail(const domain::product_rows_written& event);

}  // namespace chuanpin::catalog::store
