// Tables as bodies of requests and responses: CSV, or a workbook.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/http/message.hpp"

namespace chuanpin::catalog::http {

inline constexpr std::string_view table_types = "text/csv, or a workbook (.xlsx)";

/// Whether the body is said to be a table; which kind it is shows in its bytes, and so does its encoding.
[[nodiscard]] bool is_table(std::string_view content_type);
/// "csv" or "xlsx".
[[nodiscard]] std::optional<std::string> parse_table_format(std::string_view name);
[[nodiscard]] chuanpin::http::response download(std::string body, std::string_view content_type, std::string_view file_name);
/// A download named "offers.csv" or "offers.xlsx".
[[nodiscard]] chuanpin::http::response table_download(std::string file, std::string_view format, std::string_view name);

}  // namespace chuanpin::catalog::http
