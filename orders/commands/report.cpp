#include "orders/commands/report.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::commands {

std::string name_of(const app::invariant_report& report) { return fmt::format("{} {} ({})", report.mark, report.name, report.meaning); }

std::string fault_of(const app::invariant_report& report) {
    if (report.violations == 0) return {};
    return fmt::format("broken {} times, first {}", report.violations, report.example);
}

std::string text_of(const domain::capacity_key& key) {
    return fmt::format("forward capacity of {} in {}", base::to_wire(key.product), base::week_text(key.week));
}

std::string text_of(const domain::stock_key& key, const std::optional<domain::lot_id>& lot, sums before, sums after) {
    return fmt::format("repaired stock of {} in {}{}: on_hand {} → {}, reserved {} → {}", base::to_wire(key.product),
                       base::to_wire(key.warehouse), lot ? ", lot " + base::to_wire(*lot) : std::string(), before.first, after.first,
                       before.second, after.second);
}

}  // namespace chuanpin::orders::commands
