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

/// The same, refused where it is closed. Errors: account-not-found, account-closed.
[[nodiscard]] base::result<domain::account> lock_own_open_account(identity_transaction& transaction, const base::call_context& context,
                                                                  const base::account_id& id);
/// An open one. Errors: unit-not-found.
[[nodiscard]] base::result<domain::unit> find_own_unit(identity_transaction& transaction, const base::call_context& context,
                                                       const base::unit_id& id);

/// Nothing, or an open one, which stays open until the end of the transaction. Errors: unit-not-found.
[[nodiscard]] base::result<void> check_own_unit(identity_transaction& transaction, const base::call_context& context,
                                                const std::optional<base::unit_id>& id);

}  // namespace chuanpin::gateway::app
