// A purchase inspection record as JSON, and as a page to print: A4, Chinese with English beneath, no scripts, everything escaped.
#pragma once

#include <string>
#include <string_view>

#include "orders/domain/record/inspection_record.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_record(const domain::inspection_record& what);
[[nodiscard]] std::string render_record(const domain::inspection_record& what);

/// What a browser may do with the page: show it, with the styles in it.
inline constexpr std::string_view record_page_policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

}  // namespace chuanpin::orders::http
