// Units: the parts of one organisation, in a tree. Never deleted: they close.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/error.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t unit_name_length_max = 100;  ///< code points
inline constexpr std::size_t unit_depth_max = 5;          ///< a unit directly below the organisation has depth 1
inline constexpr std::size_t open_units_max = 500;        ///< of one organisation

enum class unit_kind { department, canteen, village_station, warehouse, outlet, workshop, farm };

/// "department", …
[[nodiscard]] std::string_view name_of(unit_kind kind);
[[nodiscard]] std::optional<unit_kind> parse_unit_kind(std::string_view name);

struct unit {
    base::unit_id id{};
    base::organisation_id organisation{};
    std::optional<base::unit_id> superior{};  ///< empty: directly below the organisation
    unit_kind kind{};
    std::string name;
    base::instant opened_at{};
    std::optional<base::instant> closed_at{};
    std::int64_t version = 1;
};

/// Whether another unit may be opened at this depth beside so many open ones. Errors: unit-too-deep, units-too-many.
[[nodiscard]] base::result<void> may_open_unit(std::size_t depth, std::size_t open_units);

}  // namespace chuanpin::gateway::domain
