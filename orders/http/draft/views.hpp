// Drafts as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/draft/keep_drafts.hpp"

namespace chuanpin::orders::http {

/// `now` decides whether it has expired.
[[nodiscard]] std::string encode_draft(const domain::draft& what, base::instant now);
[[nodiscard]] std::string encode_drafts(std::span<const domain::draft> page, const std::string& next_cursor, base::instant now);
/// One line, and how its draft stands.
[[nodiscard]] std::string encode_draft_line(const app::line_view& what);

}  // namespace chuanpin::orders::http
