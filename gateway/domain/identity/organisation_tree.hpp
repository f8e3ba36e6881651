// The tree of organisations by 主管单位: finance bureau → department → budget unit.
#pragma once

#include <cstddef>
#include <span>

#include "platform/base/error.hpp"
#include "platform/base/ids.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t organisation_depth_max = 6;  ///< levels of the whole tree, the topmost counted

/// Whether `moved`, the top of a subtree of `levels` levels (1: nothing below it), may stand below the first of `chain`. `chain` goes
/// from that superior up to the topmost, and is empty where `moved` becomes a topmost one itself.
/// Errors: organisation-tree-cycle, organisation-tree-too-deep.
[[nodiscard]] base::result<void> may_stand_below(std::span<const base::organisation_id> chain, const base::organisation_id& moved,
                                                 std::size_t levels);

}  // namespace chuanpin::gateway::domain
