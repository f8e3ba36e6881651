#include "catalog/http/exchange/table_body.hpp"

#include <utility>

#include <fmt/format.h>

#include "platform/http/text.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::string_view csv_type = "text/csv";
constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

bool is_table(std::string_view content_type) {
    const auto type = web::trimmed(web::take_until(content_type, ';'));
    return web::equal_without_case(type, csv_type) || web::equal_without_case(type, workbook_type);
}

std::optional<std::string> parse_table_format(std::string_view name) {
    if (name != "csv" && name != "xlsx") return std::nullopt;
    return std::string(name);
}

web::response download(std::string body, std::string_view content_type, std::string_view file_name) {
    auto response = web::typed_response(std::move(body), content_type);
    response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(file_name) + "\"");
    return response;
}

web::response table_download(std::string file, std::string_view format, std::string_view name) {
    const auto type = format == "xlsx" ? workbook_type : std::string_view("text/csv; charset=utf-8");
    return download(std::move(file), type, fmt::format("{}.{}", name, format));
}

}  // namespace chuanpin::catalog::http
