#include "gateway/app/grant_role.hpp"

#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/four_eyes.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::role_assignment assignment_of(const base::call_context& context, const new_role_assignment& asked, base::random_source& random) {
    domain::role_assignment assignment;
    assignment.id = domain::role_assignment_id::make(context.now, random);
    assignment.account = asked.account;
    assignment.what = asked.what;
    assignment.unit = asked.unit;
    assignment.valid_from = asked.valid_from.value_or(context.now);
    assignment.valid_to = asked.valid_to;
    assignment.granted_by = context.who->account;
    return assignment;
}

bool lent_out_by(const domain::role_assignment& assignment, const base::account_id& account) {
    return assignment.delegated_from && assignment.granted_by == account;
}

}  // namespace

base::task<base::result<base::reply>> grant_role::operator()(const base::call_context& context,
                                                             base::idempotent<domain::role_assignment> request, new_role_assignment asked) {
    const auto assignment = assignment_of(context, asked, random_);
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           const auto account = lock_own_open_account(transaction, context, asked.account);
                                           if (!account) return base::refusal(account.error());
                                           if (auto other = domain::must_be_other_person(account->id, context.who->account); !other)
                                               return base::refusal(std::move(other.error()));
                                           if (auto open = check_own_unit(transaction, context, assignment.unit); !open)
                                               return base::refusal(std::move(open.error()));
                                           const auto kind = own_organisation(transaction, context).kind;
                                           const auto held = transaction.list_assignments(account->id);
                                           if (auto fits = domain::may_add(held, assignment, kind, context.now); !fits)
                                               return base::refusal(std::move(fits.error()));
                                           transaction.add_assignment(assignment);
                                           return request.encode(assignment);
                                       });
}

base::task<base::result<base::reply>> end_role::operator()(const base::call_context& context,
                                                           base::idempotent<domain::role_assignment> request,
                                                           domain::role_assignment_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           const auto assignment = transaction.find_assignment(id);
                                           if (!assignment) return base::refusal(domain::errors::role_assignment_not_found(id));
                                           const auto account = lock_own_account(transaction, context, assignment->account);
                                           const bool lent_out = lent_out_by(*assignment, context.who->account);
                                           if (!account || !(lent_out || context.who->may("accounts:write")))
                                               return base::refusal(domain::errors::role_assignment_not_found(id));
                                           if (auto other = domain::must_be_other_person(account->id, context.who->account); !other)
                                               return base::refusal(std::move(other.error()));
                                           transaction.end_assignment(id);
                                           return request.encode(*transaction.find_assignment(id));
                                       });
}

}  // namespace chuanpin::gateway::app
