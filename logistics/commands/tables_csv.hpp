// The files of `import distances` and `import subsidy-rules`. All faults come at once, by row and column.
#pragma once

#include <string_view>
#include <vector>

#include "logistics/domain/subsidy/distance.hpp"
#include "logistics/domain/subsidy/rule.hpp"

namespace chuanpin::logistics::commands {

/// Columns: table_version, valid_from, origin_county_code, origin_name_zh, destination_code, destination_name_zh, distance_m, approximate.
/// Errors: csv-too-large, csv-invalid.
[[nodiscard]] base::result<std::vector<domain::official_distance>> read_distances(std::string_view document);

/// Columns: rule_code, version, document_number, title_zh, example, valid_from, valid_to, cold_rate_fen_per_tonne_km,
/// ambient_rate_fen_per_tonne_km, without_proof, cap_fen, mass_min_g, distance_tolerance_permille. Rates are integers or fractions
/// ("25/2"); valid_to may be empty. Errors: csv-too-large, csv-invalid.
[[nodiscard]] base::result<std::vector<domain::subsidy_rule>> read_rules(std::string_view document);

}  // namespace chuanpin::logistics::commands
