// Imports of products on the wire.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/exchange/submit_product_import.hpp"

namespace chuanpin::catalog::http {

/// With the faults in that language ("zh", "en").
[[nodiscard]] std::string encode_product_import(const app::product_import_view& view, std::string_view language);

}  // namespace chuanpin::catalog::http
