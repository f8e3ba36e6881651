#include "gateway/app/register_organisation.hpp"

#include <array>

#include "gateway/app/first_account.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/password_policy.hpp"
#include "gateway/domain/identity/permissions.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::member member_of(const new_organisation& asked, std::string password_hash, base::instant now, base::random_source& random) {
    domain::member member;
    member.of = {base::organisation_id::make(now, random), asked.name, asked.kind, asked.county_code, asked.credit_code, now};
    member.who.id = base::account_id::make(now, random);
    member.who.organisation = member.of.id;
    member.who.login = asked.login;
    member.who.display_name = asked.display_name;
    member.who.password_hash = std::move(password_hash);
    member.who.registered_at = now;
    member.assignments = make_assignments(member.who.id, domain::first_roles(asked.kind), now, random);
    return member;
}

}  // namespace

base::task<base::result<base::reply>> register_organisation::operator()(const base::call_context& context,
                                                                        base::idempotent<domain::member> request, new_organisation asked) {
    const std::array<std::string_view, 3> words = {asked.login, asked.display_name, asked.name};
    if (const auto fault = domain::fault_of_password(asked.password, words))
        co_return base::refusal(domain::errors::password_refused(*fault));
    std::string hash;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { hash = crypto::hash_password(asked.password, cost_); });
    if (!ran) co_return base::refusal(ran.error());
    auto member = member_of(asked, std::move(hash), context.now, random_);
    if (asked.contact) {
        member.of.contact_sealed = contacts_.seal(domain::to_text(*asked.contact), random_);
        member.of.contact_stated_at = context.now;
    }
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           if (auto added = transaction.add_organisation(member.of); !added)
                                               return base::refusal(std::move(added.error()));
                                           if (auto added = add_member_account(transaction, member); !added)
                                               return base::refusal(std::move(added.error()));
                                           return request.encode(member);
                                       });
}

}  // namespace chuanpin::gateway::app
