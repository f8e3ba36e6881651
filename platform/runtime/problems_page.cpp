#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "platform/http/problem.hpp"
#include "platform/runtime/platform_errors.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

void print_table(std::string_view owner, std::vector<base::error_definition> rows) {
    std::ranges::sort(rows, {}, &base::error_definition::code);
    std::cout << fmt::format("\n## {}\n\n| code | kind | HTTP | 中文 | English |\n|---|---|---|---|---|\n", owner);
    for (const auto& row : rows)
        std::cout << fmt::format("| `{}` | {} | {} | {} | {} |\n", row.code, base::name_of(row.kind), http::status_of(row.kind),
                                 row.title_zh, row.title_en);
}

void print_table(std::string_view owner, std::span<const base::error_definition> rows) {
    if (!rows.empty()) print_table(owner, std::vector(rows.begin(), rows.end()));
}

}  // namespace

int print_errors(definitions all) {
    std::cout
        << "# Problems\n\n"
           "Every refusal is an `application/problem+json` document (RFC 9457). `code` is stable and decides; titles are for people,\n"
           "in the language of `Accept-Language`. This page is written by `chuanpin errors`.\n";
    for (const auto& definition : all) print_table(definition.name, definition.errors);
    for (const auto& table : platform_errors()) print_table(table.owner, table.rows);
    return 0;
}

}  // namespace chuanpin::runtime
