// Unsold stock as documents.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/unsold/read_unsold.hpp"

namespace chuanpin::catalog::http {

/// Errors of all: those of json::parse, invalid-fields.
[[nodiscard]] base::result<domain::unsold_statement> decode_unsold(std::string_view text);
[[nodiscard]] base::result<domain::unsold_reduction> decode_unsold_reduction(std::string_view text);
/// {reason}.
[[nodiscard]] base::result<std::string> decode_unsold_withdrawal(std::string_view text);

[[nodiscard]] std::string encode_unsold(const app::unsold_view& view);
[[nodiscard]] std::string encode_unsold_page(const app::unsold_page& page, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
