#include "gateway/app/own_organisation.hpp"

#include <stdexcept>

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::app {

domain::organisation own_organisation(identity_transaction& transaction, const base::call_context& context) {
    auto found = transaction.find_organisation(context.who->organisation);
    if (!found) throw std::logic_error("an account without its organisation");
    return *std::move(found);
}

base::result<domain::account> lock_own_account(identity_transaction& transaction, const base::call_context& context,
                                               const base::account_id& id) {
    auto account = transaction.lock_account(id);
    if (!account || account->organisation != context.who->organisation) return base::refusal(domain::errors::account_not_found(id));
    return *std::move(account);
}

base::result<domain::account> lock_own_open_account(identity_transaction& transaction, const base::call_context& context,
                                                    const base::account_id& id) {
    auto account = lock_own_account(transaction, context, id);
    if (account && account->closed_at) return base::refusal(domain::errors::account_closed());
    return account;
}

base::result<domain::unit> find_own_unit(identity_transaction& transaction, const base::call_context& context, const base::unit_id& id) {
    auto unit = transaction.find_unit(id);
    if (!unit || unit->organisation != context.who->organisation || unit->closed_at)
        return base::refusal(domain::errors::unit_not_found(id));
    return *std::move(unit);
}

base::result<void> check_own_unit(identity_transaction& transaction, const base::call_context& context,
                                  const std::optional<base::unit_id>& id) {
    if (!id) return {};
    transaction.lock_organisation(context.who->organisation);
    if (const auto unit = find_own_unit(transaction, context, *id); !unit) return base::refusal(unit.error());
    return {};
}

}  // namespace chuanpin::gateway::app
