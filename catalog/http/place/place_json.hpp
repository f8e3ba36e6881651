// Places as documents.
#pragma once

#include <string>

#include "catalog/app/place/read_places.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] std::string encode_place(const domain::place_version& version);
[[nodiscard]] std::string encode_places(const app::place_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
