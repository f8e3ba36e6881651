// A page of a list as JSON: {data, next_cursor, has_more}.
#pragma once

#include <optional>
#include <string>

#include "platform/json/writer.hpp"

namespace chuanpin::orders::http {

/// `write` writes one row as an object; `next_cursor` is empty on the last page.
template <class Rows, class Write>
std::string encode_page(const Rows& rows, const std::string& next_cursor, Write write) {
    std::string text;
    json::writer out(text);
    out.begin_object().begin_array("data");
    for (const auto& each : rows) write(out, each);
    out.end_array()
        .member("next_cursor", next_cursor.empty() ? std::nullopt : std::optional(next_cursor))
        .member("has_more", !next_cursor.empty())
        .end_object();
    return text;
}

}  // namespace chuanpin::orders::http
