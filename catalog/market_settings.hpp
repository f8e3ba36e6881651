// What [catalog] of the configuration says about outlets, the board of unsold stock and the supply plan.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "catalog/domain/availability/availability.hpp"
#include "catalog/domain/outlet/outlet_sales.hpp"
#include "catalog/domain/supply/supply_plan.hpp"

namespace chuanpin::catalog {

struct market_settings {
    std::int64_t share_warning = domain::outlet_share_warning_default;  ///< outlet_mark_share_warning, per cent
    std::chrono::seconds unsold_check{60};                              ///< unsold_check_seconds: how often perished entries are looked for
    std::int64_t few_below = domain::few_below_default;                 ///< availability_few_below, trade units
    domain::plan_rules plan{};                                          ///< supply_shortage_per_cent, supply_glut_per_cent
};

/// Whether `name` ("catalog.outlet_mark_share_warning") is one of them.
[[nodiscard]] bool is_market_setting(std::string_view name);
/// Throws std::runtime_error where a value is not a whole number within its bounds.
[[nodiscard]] market_settings read_market_settings(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
