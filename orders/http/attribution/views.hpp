// Corrections of attributions and the figures that follow them, as JSON.
#pragma once

#include <span>
#include <string>

#include "orders/app/attribution/correct_attributions.hpp"

namespace chuanpin::orders::http {

/// With its reversing pair, once it is agreed to.
[[nodiscard]] std::string encode_correction(const app::correction_view& what);
[[nodiscard]] std::string encode_corrections(std::span<const domain::correction> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_figures(domain::organisation_id buyer, int year, std::span<const domain::purchase_figure> figures);

}  // namespace chuanpin::orders::http
