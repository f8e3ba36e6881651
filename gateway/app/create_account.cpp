#include "gateway/app/create_account.hpp"

#include <array>

#include "gateway/app/first_account.hpp"
#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/password_policy.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::member member_of(const base::call_context& context, const new_account& asked, std::string password_hash,
                         base::random_source& random) {
    domain::member member;
    member.who.id = base::account_id::make(context.now, random);
    member.who.organisation = context.who->organisation;
    member.who.login = asked.login;
    member.who.display_name = asked.display_name;
    member.who.password_hash = std::move(password_hash);
    member.who.registered_at = context.now;
    member.assignments = make_assignments(member.who.id, asked.roles, context.now, random);
    for (auto& each : member.assignments) {
        each.unit = asked.unit;
        each.granted_by = context.who->account;
    }
    return member;
}

}  // namespace

base::task<base::result<base::reply>> create_account::operator()(const base::call_context& context, base::idempotent<account_view> request,
                                                                 new_account asked) {
    const std::array<std::string_view, 2> words = {asked.login, asked.display_name};
    if (const auto fault = domain::fault_of_password(asked.password, words))
        co_return base::refusal(domain::errors::password_refused(*fault));
    std::string hash;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { hash = crypto::hash_password(asked.password, cost_); });
    if (!ran) co_return base::refusal(ran.error());
    auto member = member_of(context, asked, std::move(hash), random_);
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           if (auto open = check_own_unit(transaction, context, asked.unit); !open)
                                               return base::refusal(std::move(open.error()));
                                           const auto kind = own_organisation(transaction, context).kind;
                                           for (std::size_t i = 0; i < member.assignments.size(); ++i) {
                                               const std::span held(member.assignments.data(), i);
                                               if (auto fits = domain::may_add(held, member.assignments[i], kind, context.now); !fits)
                                                   return base::refusal(std::move(fits.error()));
                                           }
                                           if (auto added = add_member_account(transaction, member); !added)
                                               return base::refusal(std::move(added.error()));
                                           return request.encode({member.who, member.assignments});
                                       });
}

}  // namespace chuanpin::gateway::app
