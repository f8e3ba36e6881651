#include "catalog/market_settings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

constexpr std::string_view names[] = {"catalog.outlet_mark_share_warning", "catalog.unsold_check_seconds",
                                      "catalog.supply_shortage_per_cent", "catalog.supply_glut_per_cent", "catalog.availability_few_below"};

std::int64_t read(const std::map<std::string, std::string>& of, std::string_view key, std::int64_t usual, std::int64_t min,
                  std::int64_t max) {
    const auto found = of.find(fmt::format("catalog.{}", key));
    if (found == of.end()) return usual;
    const auto value = base::parse_whole_number(found->second);
    if (!value || *value < min || *value > max)
        throw std::runtime_error(fmt::format("[catalog] {} must be a whole number from {} to {}", key, min, max));
    return *value;
}

}  // namespace

bool is_market_setting(std::string_view name) { return std::ranges::find(names, name) != std::end(names); }

market_settings read_market_settings(const std::map<std::string, std::string>& of) {
    market_settings found;
    found.share_warning = read(of, "outlet_mark_share_warning", found.share_warning, 0, 100);
    found.unsold_check = std::chrono::seconds(read(of, "unsold_check_seconds", found.unsold_check.count(), 1, 86'400));
    auto& plan = found.plan;
    plan.shortage_per_cent = read(of, "supply_shortage_per_cent", plan.shortage_per_cent, 1, 100);
    plan.glut_per_cent = read(of, "supply_glut_per_cent", plan.glut_per_cent, 100, 1'000);
    found.few_below = read(of, "availability_few_below", found.few_below, 1, 1'000'000);
    return found;
}

}  // namespace chuanpin::catalog
