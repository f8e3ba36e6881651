#include "gateway/app/close_account.hpp"

#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/four_eyes.hpp"

namespace chuanpin::gateway::app {

namespace {

/// Errors: organisation-not-found, organisation-closed, organisation-in-use.
base::result<domain::organisation> find_closable(identity_transaction& transaction, const base::organisation_id& id) {
    auto organisation = transaction.find_organisation(id);
    if (!organisation) return base::refusal(domain::errors::organisation_not_found(id));
    if (organisation->closed_at) return base::refusal(domain::errors::organisation_closed());
    if (transaction.has_open_organisations_below(id)) return base::refusal(domain::errors::organisation_in_use());
    return *std::move(organisation);
}

}  // namespace

base::task<base::result<base::reply>> close_account::operator()(const base::call_context& context, base::idempotent<account_view> request,
                                                                base::account_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           auto account = lock_own_open_account(transaction, context, id);
                                           if (!account) return base::refusal(std::move(account.error()));
                                           if (auto other = domain::must_be_other_person(id, context.who->account); !other)
                                               return base::refusal(std::move(other.error()));
                                           transaction.close_account(*account);
                                           account->closed_at = context.now;
                                           return request.encode({*account, {}});
                                       });
}

base::task<base::result<base::reply>> close_organisation::operator()(const base::call_context& context,
                                                                     base::idempotent<domain::organisation> request,
                                                                     base::organisation_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           if (id == context.who->organisation) return base::refusal(domain::errors::same_person());
                                           transaction.lock_tree();
                                           transaction.lock_organisation(id);
                                           auto organisation = find_closable(transaction, id);
                                           if (!organisation) return base::refusal(std::move(organisation.error()));
                                           for (const auto& each : transaction.list_open_accounts(id))
                                               transaction.close_account(*transaction.lock_account(each));
                                           organisation->closed_at = context.now;
                                           ++organisation->version;
                                           transaction.close_organisation(*organisation);
                                           return request.encode(*organisation);
                                       });
}

}  // namespace chuanpin::gateway::app
