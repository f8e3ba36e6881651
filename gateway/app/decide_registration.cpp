#include "gateway/app/decide_registration.hpp"

#include "gateway/app/first_account.hpp"
#include "gateway/app/own_organisation.hpp"
#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/permissions.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::member member_of(const domain::registration& what, const base::organisation_id& id, base::instant now,
                         base::random_source& random) {
    domain::member member;
    member.of = {id, what.name, what.kind, what.county_code, what.credit_code, now};
    member.of.contact_sealed = what.contact_sealed;
    if (what.contact_sealed) member.of.contact_stated_at = now;
    member.who.id = base::account_id::make(now, random);
    member.who.organisation = id;
    member.who.login = what.login;
    member.who.display_name = what.display_name;
    member.who.password_hash = what.password_hash.value();
    member.who.registered_at = now;
    member.assignments = make_assignments(member.who.id, domain::first_roles(what.kind), now, random);
    return member;
}

base::result<void> add_member(identity_transaction& transaction, const domain::member& member,
                              const std::optional<std::string>& identity_card_hash) {
    if (auto added = transaction.add_organisation(member.of); !added) return added;
    if (identity_card_hash) {
        if (auto set = transaction.set_identity_card(member.of.id, *identity_card_hash); !set) return set;
    }
    return add_member_account(transaction, member);
}

}  // namespace

base::task<base::result<base::reply>> recommend_registration::operator()(const base::call_context& context,
                                                                         base::idempotent<domain::registration> request,
                                                                         domain::registration_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           auto before = transaction.lock_registration(id);
                                           const auto own = own_organisation(transaction, context);
                                           if (!before || !domain::may_recommend(own.kind, own.county_code, *before))
                                               return base::refusal(domain::errors::registration_not_found(id));
                                           const auto after = domain::recommend(*std::move(before), context.who->account, context.now);
                                           if (!after) return base::refusal(after.error());
                                           transaction.update_registration(*after);
                                           return request.encode(*after);
                                       });
}

base::task<base::result<base::reply>> decide_registration::activate(const base::call_context& context,
                                                                    base::idempotent<domain::registration> request,
                                                                    domain::registration_id id) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           const auto before = transaction.lock_registration(id);
                                           if (!before) return base::refusal(domain::errors::registration_not_found(id));
                                           const auto becomes = base::organisation_id::make(context.now, random_);
                                           const auto after = domain::activate(*before, context.who->account, becomes, context.now);
                                           if (!after) return base::refusal(after.error());
                                           const auto member = member_of(*before, becomes, context.now, random_);
                                           if (auto added = add_member(transaction, member, before->identity_card_hash); !added)
                                               return base::refusal(std::move(added.error()));
                                           transaction.update_registration(*after);
                                           return request.encode(*after);
                                       });
}

base::task<base::result<base::reply>> decide_registration::refuse(const base::call_context& context,
                                                                  base::idempotent<domain::registration> request,
                                                                  domain::registration_id id, std::string reason) {
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           auto before = transaction.lock_registration(id);
                                           if (!before) return base::refusal(domain::errors::registration_not_found(id));
                                           const auto after = domain::refuse(*std::move(before), context.who->account, reason, context.now);
                                           if (!after) return base::refusal(after.error());
                                           transaction.update_registration(*after);
                                           return request.encode(*after);
                                       });
}

base::task<base::result<domain::registration>> read_registrations::get(const base::call_context& context, domain::registration_id id) {
    std::optional<domain::registration> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.find_registration(id);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    if (!found) co_return base::refusal(domain::errors::registration_not_found(id));
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::registration>>> read_registrations::list(const base::call_context& context,
                                                                                     registration_filter filter) {
    std::vector<domain::registration> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found.clear();
        if (!context.who->may("registrations:decide")) {
            const auto own = own_organisation(transaction, context);
            if (!domain::recommends(own.kind)) return {};
            filter.county_code = own.county_code;
        }
        found = transaction.list_registrations(filter);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

}  // namespace chuanpin::gateway::app
