// What the ways to a new account share: its roles for the whole organisation, and writing both.
#pragma once

#include <span>
#include <vector>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// From `now` on without an end; `unit` and who granted them are left to the caller.
[[nodiscard]] std::vector<domain::role_assignment> make_assignments(const base::account_id& account, std::span<const domain::role> roles,
                                                                    base::instant now, base::random_source& random);

/// The account and its assignments. Errors: login-taken.
[[nodiscard]] base::result<void> add_member_account(identity_transaction& transaction, const domain::member& member);

}  // namespace chuanpin::gateway::app
