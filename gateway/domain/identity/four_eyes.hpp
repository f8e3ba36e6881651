// Who asked for a thing never decides about it.
#pragma once

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::domain {

/// Errors: same-person.
[[nodiscard]] inline base::result<void> must_be_other_person(const base::account_id& requester, const base::account_id& decider) {
    if (requester == decider) return base::refusal(errors::same_person());
    return {};
}

}  // namespace chuanpin::gateway::domain
