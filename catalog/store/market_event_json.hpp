// The data of events about outlets, unsold stock, the supply plan, prices and labels.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "catalog/domain/events.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::store {

[[nodiscard]] json::ordered_value outlet_json(const domain::outlet& which);
[[nodiscard]] json::ordered_value outlet_sales_json(const domain::outlet_sales_reported& event);
[[nodiscard]] json::ordered_value unsold_json(const domain::unsold_listing& which);
[[nodiscard]] json::ordered_value announcement_json(const domain::announcement& what);
[[nodiscard]] json::ordered_value price_check_json(const domain::price_evidence& price);
/// Adds priced_by, weight_under_permille, weight_over_permille, channels and delivery_area, whose codes stay as the supplier gave them.
void add_conditions(json::ordered_value& data, const domain::offer_conditions& what);
[[nodiscard]] json::ordered_value comparable_json(const domain::price_comparable& what);
[[nodiscard]] json::ordered_value rule_json(const domain::price_rule& rule);
[[nodiscard]] json::ordered_value label_range_json(const domain::label_range& range);
[[nodiscard]] json::ordered_value label_scan_json(const domain::pack_label_scanned_again& event);
[[nodiscard]] json::ordered_value family_json(const domain::product_family_changed& event);
[[nodiscard]] json::ordered_value listing_json(const domain::listing_told& event);
/// With the reason where it was withdrawn.
[[nodiscard]] json::ordered_value harvest_json(const domain::harvest_announcement& what);

}  // namespace chuanpin::catalog::store
