// The answers that orders gives, as JSON text. Pure, any thread: what a transaction stores as its reply is written here.
#pragma once

#include <span>
#include <string>

#include "orders/app/ports.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_order(const domain::order& what);
/// As a value in an array or a document.
void write_level(json::writer& out, const app::shown_level& what);
[[nodiscard]] std::string encode_level(const app::shown_level& what);

/// {data, next_cursor, has_more}; `next_cursor` is empty on the last page.
[[nodiscard]] std::string encode_orders(std::span<const domain::order> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_levels(std::span<const app::shown_level> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_movements(std::span<const app::shown_movement> page, const std::string& next_cursor);

}  // namespace chuanpin::orders::http
