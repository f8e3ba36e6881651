// Counties, categories and the reference list as documents.
#pragma once

#include <string>

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_county(const domain::county_version& version);
[[nodiscard]] std::string encode_counties(const app::county_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_categories(const std::vector<app::category>& categories);
[[nodiscard]] std::string encode_references(const std::vector<domain::reference_product>& products);

}  // namespace chuanpin::catalog::http
