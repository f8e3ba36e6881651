#include "orders/http/warehouse/warehouse_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "orders/http/page_text.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::size_t county_code_digits = 6;

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char each) { return '0' <= each && each <= '9'; });
}

void write_warehouse(json::writer& out, const domain::warehouse& what) {
    out.begin_object()
        .member("id", base::to_wire(what.id))
        .member("code", what.code)
        .member("kind", domain::name_of(what.kind))
        .member("name", what.name)
        .member("county_code", what.county_code)
        .member("address", what.address)
        .member("version", what.version)
        .member("closed_at", what.closed_at ? std::optional(base::to_rfc3339(*what.closed_at)) : std::nullopt)
        .end_object();
}

}  // namespace

bool is_warehouse_code(std::string_view text) {
    return std::ranges::all_of(text, [](char each) {
        return ('0' <= each && each <= '9') || ('A' <= each && each <= 'Z') || ('a' <= each && each <= 'z') || each == '-' || each == '_';
    });
}

base::result<app::new_warehouse> read_warehouse(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::new_warehouse asked;
    asked.code = from.text("code", {.length_max = domain::warehouse_code_length_max});
    if (!is_warehouse_code(asked.code)) from.fault("code", "invalid-format", "Letters, digits, '-' and '_'.");
    asked.kind = domain::warehouse_kinds[from.choice("kind", {"warehouse", "village_station", "township_station"})];
    asked.name = from.text("name", {.length_max = domain::warehouse_name_length_max});
    asked.county_code = from.text("county_code", {.length_max = county_code_digits});
    if (!asked.county_code.empty() && (asked.county_code.size() != county_code_digits || !is_digits(asked.county_code)))
        from.fault("county_code", "invalid-format", "Six digits (GB/T 2260).");
    asked.address = from.text("address", {.length_max = domain::warehouse_address_length_max});
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return asked;
}

std::string encode_warehouse(const domain::warehouse& what) {
    std::string text;
    json::writer out(text);
    write_warehouse(out, what);
    return text;
}

std::string encode_warehouses(std::span<const domain::warehouse> page, const std::string& next_cursor) {
    return encode_page(page, next_cursor, write_warehouse);
}

}  // namespace chuanpin::orders::http
