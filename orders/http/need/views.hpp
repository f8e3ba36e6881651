// Needs and their totals as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/domain/need/need_total.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::orders::http {

/// `now` decides whether its day has passed.
[[nodiscard]] std::string encode_need(const domain::purchase_need& what, base::instant now);
[[nodiscard]] std::string encode_needs(std::span<const domain::purchase_need> page, const std::string& next_cursor, base::instant now);
[[nodiscard]] std::string encode_need_totals(std::span<const domain::need_total> page, const std::string& next_cursor, domain::total_by by);
/// A member with the one of its three members that it has.
void write_kind(json::writer& out, const domain::goods_kind& kind);
void write_permission(json::writer& out, std::string_view name, const std::optional<domain::substitution_permission>& allowed);

}  // namespace chuanpin::orders::http
