// Lending a role out: whoever holds it lets another do its work for a while.
#pragma once

#include <chrono>

#include "gateway/domain/identity/role_assignment.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::chrono::hours delegation_max = std::chrono::days(90);

/// `lent` as its holder asks for it: same role and scope as `source`, a period with an end, inside the source's own, not longer
/// than delegation_max and not begun in the past. What was delegated is not delegated on.
/// Errors: same-person, role-not-delegable (not valid at `now`, or itself delegated), delegation-period-invalid.
[[nodiscard]] base::result<void> may_delegate(const role_assignment& source, const role_assignment& lent, base::instant now);

}  // namespace chuanpin::gateway::domain
