// What belongs to the organisation of who asks. Of other organisations nobody hears anything: their things are not found, just
// as things that do not exist.
#pragma once

#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::app {

/// A signed-in account without its organisation is a bug (std::logic_error).
[[nodiscard]] domain::organisation own_organisation(identity_transaction& transaction, const base::call_context& context);
/// Locked. Errors: account-not-found.
[[nodiscard]] base::result<domain::account> lock_own_account(identity_transaction& transaction, const base::call_context& context,
                                                             const base::account_id& id);

}  // namespace chuanpin::gateway::app
