#include "gateway/app/delegate_role.hpp"

#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/delegation.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::role_assignment lend(const domain::role_assignment& source, const new_delegation& asked, base::instant now,
                             base::random_source& random) {
    auto lent = source;
    lent.id = domain::role_assignment_id::make(now, random);
    lent.account = asked.account;
    lent.valid_from = asked.valid_from.value_or(now);
    lent.valid_to = asked.valid_to;
    lent.granted_by = source.account;
    lent.delegated_from = source.id;
    return lent;
}

}  // namespace

base::task<base::result<base::reply>> delegate_role::operator()(const base::call_context& context,
                                                                base::idempotent<domain::role_assignment> request, new_delegation asked) {
    co_return co_await database_.write(
        context, std::move(request.claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            (void)transaction.lock_account(context.who->account);
            const auto source = transaction.find_assignment(asked.source);
            if (!source || source->account != context.who->account)
                return base::refusal(domain::errors::role_assignment_not_found(asked.source));
            const auto account = lock_own_open_account(transaction, context, asked.account);
            if (!account) return base::refusal(account.error());
            const auto lent = lend(*source, asked, context.now, random_);
            if (auto fits = domain::may_delegate(*source, lent, context.now); !fits) return base::refusal(std::move(fits.error()));
            const auto kind = own_organisation(transaction, context).kind;
            if (auto fits = domain::may_add(transaction.list_assignments(account->id), lent, kind, context.now); !fits)
                return base::refusal(std::move(fits.error()));
            transaction.add_assignment(lent);
            return request.encode(lent);
        });
}

}  // namespace chuanpin::gateway::app
