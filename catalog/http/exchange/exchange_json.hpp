// Imports of products on the wire.
#pragma once

#include <string>

#include "catalog/app/exchange/submit_product_import.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_product_import(const app::product_import_view& view);

}  // namespace chuanpin::catalog::http
