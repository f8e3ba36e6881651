#include "orders/commands/check.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace chuanpin::orders::commands {

std::string to_text(std::span<const app::invariant_report> reports) {
    std::string text;
    for (const auto& each : reports) {
        const auto state =
            each.violations == 0 ? std::string("holds") : fmt::format("BROKEN {} times, first {}", each.violations, each.example);
        text += fmt::format("{:<48} {} ({})\n", each.name, state, each.meaning);
    }
    const auto broken = std::ranges::count_if(reports, [](const auto& each) { return each.violations != 0; });
    return text + fmt::format("{} invariants checked, {} broken\n", reports.size(), broken);
}

int exit_code_of(std::span<const app::invariant_report> reports) {
    return std::ranges::all_of(reports, [](const auto& each) { return each.violations == 0; }) ? 0 : 1;
}

}  // namespace chuanpin::orders::commands
