#include "gateway/domain/identity/unit.hpp"

#include <algorithm>
#include <array>

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::domain {

namespace {

/// By the number of the kind: 部门, 食堂, 村级站点, 仓库, 门店专柜, 加工车间, 生产基地.
constexpr std::array<std::string_view, 7> names = {"department", "canteen", "village_station", "warehouse", "outlet", "workshop", "farm"};

}  // namespace

std::string_view name_of(unit_kind kind) { return names.at(static_cast<std::size_t>(kind)); }

std::optional<unit_kind> parse_unit_kind(std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<unit_kind>(found - names.begin());
}

base::result<void> may_open_unit(std::size_t depth, std::size_t open_units) {
    if (depth > unit_depth_max) return base::refusal(errors::unit_too_deep());
    if (open_units >= open_units_max) return base::refusal(errors::units_too_many());
    return {};
}

}  // namespace chuanpin::gateway::domain
