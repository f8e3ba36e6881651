#include "gateway/app/submit_registration.hpp"

#include <array>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/password_policy.hpp"
#include "platform/base/identity_card.hpp"

namespace chuanpin::gateway::app {

namespace {

domain::registration registration_of(const new_registration& asked, std::string password_hash, base::instant now,
                                     base::random_source& random, const identity_card_keys& keys) {
    domain::registration made;
    made.id = domain::registration_id::make(now, random);
    made.name = asked.name;
    made.kind = asked.kind;
    made.county_code = asked.county_code;
    made.credit_code = asked.credit_code;
    made.login = asked.login;
    made.display_name = asked.display_name;
    made.password_hash = std::move(password_hash);
    made.submitted_at = now;
    if (!asked.identity_card) return made;
    made.identity_card_masked = base::mask_identity_card(*asked.identity_card);
    made.identity_card_sealed = keys.box.seal(*asked.identity_card, random);
    made.identity_card_hash = crypto::as_text(crypto::hmac_sha256(crypto::as_text(keys.hash_key), *asked.identity_card));
    return made;
}

}  // namespace

base::task<base::result<base::reply>> submit_registration::operator()(const base::call_context& context,
                                                                      base::idempotent<domain::registration> request,
                                                                      new_registration asked) {
    const std::array<std::string_view, 3> words = {asked.login, asked.display_name, asked.name};
    if (const auto fault = domain::fault_of_password(asked.password, words))
        co_return base::refusal(domain::errors::password_refused(*fault));
    std::string hash;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { hash = crypto::hash_password(asked.password, cost_); });
    if (!ran) co_return base::refusal(ran.error());
    auto made = registration_of(asked, std::move(hash), context.now, random_, keys_);
    if (asked.contact) made.contact_sealed = contacts_.seal(domain::to_text(*asked.contact), random_);
    co_return co_await database_.write(context, std::move(request.claim),
                                       [&](identity_transaction& transaction) -> base::result<std::string> {
                                           if (transaction.find_organisation_named(made.name))
                                               return base::refusal(domain::errors::organisation_name_taken(made.name));
                                           if (transaction.find_member_by_login(made.login))
                                               return base::refusal(domain::errors::login_taken(made.login));
                                           if (transaction.count_open_registrations_locked(open_max_) >= open_max_)
                                               return base::refusal(domain::errors::registrations_full(open_max_));
                                           transaction.add_registration(made);
                                           return request.encode(made);
                                       });
}

}  // namespace chuanpin::gateway::app
