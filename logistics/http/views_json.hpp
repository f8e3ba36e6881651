// Views to JSON: what deploy/docs/openapi/logistics.yaml describes.
#pragma once

#include <string>

#include "logistics/app/views.hpp"
#include "logistics/domain/subsidy/assessment.hpp"

namespace chuanpin::logistics::http {

[[nodiscard]] std::string encode(const domain::shipment& what);
[[nodiscard]] std::string encode(const app::page<domain::shipment>& page, const std::string& next_cursor);
[[nodiscard]] std::string encode(const app::temperature_log_view& view);
[[nodiscard]] std::string encode(const domain::verdict& given);
[[nodiscard]] std::string encode(const domain::assessment& what);
/// One page that holds them all.
[[nodiscard]] std::string encode(const std::vector<domain::assessment>& all);
[[nodiscard]] std::string encode(const std::vector<domain::rule_row>& all);
[[nodiscard]] std::string encode(const app::page<domain::official_distance>& page, const std::string& next_cursor);

}  // namespace chuanpin::logistics::http
