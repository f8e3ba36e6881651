#include "catalog/http/label/label_csv.hpp"

#include <string_view>

namespace chuanpin::catalog::http {
namespace {

constexpr std::string_view line_end = "\r\n";

// A text that a spreadsheet would take for a formula is kept a text by an apostrophe (OWASP, CSV Injection).
std::string as_field(std::string_view text) {
    std::string field = "\"";
    if (!text.empty() && std::string_view("=+-@").contains(text.front())) field += '\'';
    for (const char each : text) {
        if (each == '"') field += '"';
        field += each;
    }
    return field + '"';
}

}  // namespace

std::string encode_label_codes(const app::label_codes& of) {
    const auto rest = "," + as_field(of.product_name) + "," + as_field(of.lot_number) + "," + of.certificate_number + std::string(line_end);
    std::string table = "code,product,lot,certificate";
    table += line_end;
    table.reserve(table.size() + of.codes.size() * (domain::label_code_length + rest.size()));
    for (const auto& each : of.codes) table.append(each).append(rest);
    return table;
}

}  // namespace chuanpin::catalog::http
