#include "gateway/domain/identity/organisation_tree.hpp"

#include <algorithm>

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::domain {

base::result<void> may_stand_below(std::span<const base::organisation_id> chain, const base::organisation_id& moved, std::size_t levels) {
    if (std::ranges::find(chain, moved) != chain.end()) return base::refusal(errors::organisation_tree_cycle());
    if (chain.size() + levels > organisation_depth_max) return base::refusal(errors::organisation_tree_too_deep());
    return {};
}

}  // namespace chuanpin::gateway::domain
