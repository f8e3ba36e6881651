// How `chuanpin doctor` says what it found about orders.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "orders/app/ports.hpp"

namespace chuanpin::orders::commands {

/// "I1 stock-never-oversold (0 <= reserved <= on_hand)"
[[nodiscard]] std::string name_of(const app::invariant_report& report);
/// "broken 2 times, first 01AB…"; empty where it holds.
[[nodiscard]] std::string fault_of(const app::invariant_report& report);

/// (on hand, reserved)
using sums = std::pair<std::int64_t, std::int64_t>;
/// "repaired stock of prd_… in whs_…, lot …: on_hand 5 → 6, reserved 1 → 1"
[[nodiscard]] std::string text_of(const domain::stock_key& key, const std::optional<domain::lot_id>& lot, sums before, sums after);
[[nodiscard]] std::string text_of(const domain::capacity_key& key);

}  // namespace chuanpin::orders::commands
