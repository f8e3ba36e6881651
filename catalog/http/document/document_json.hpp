// Documents as JSON.
#pragma once

#include <string>

#include "catalog/app/document/documents.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_document(const domain::document& what);
[[nodiscard]] std::string encode_documents(const app::document_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
