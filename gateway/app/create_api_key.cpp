#include "gateway/app/create_api_key.hpp"

#include <algorithm>
#include <array>

#include "gateway/domain/errors.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

namespace {

template <std::size_t bytes>
std::string random_base62(base::random_source& random, std::size_t digits) {
    std::array<std::byte, bytes> drawn{};
    random.fill(drawn);
    return domain::to_base62(base::as_text(drawn), digits);
}

base::result<void> check(const new_api_key& asked, const base::call_context& context) {
    // A key acts for all of the organisation, so who is bound to a unit has nothing to give.
    for (const auto& scope : asked.scopes) {
        if (!domain::is_grantable(scope) || !context.who->may(scope) || context.who->unit)
            return base::refusal(domain::errors::scope_not_grantable(scope));
    }
    const bool brings_key = asked.signing && asked.signing->algorithm == domain::signature_algorithm::ed25519;
    if (brings_key && !crypto::is_ed25519_public_key(asked.signing->public_key)) return base::refusal(domain::errors::public_key_refused());
    if (!asked.expires_at) return {};
    if (*asked.expires_at <= context.now || *asked.expires_at > context.now + domain::api_key_life_max)
        return base::refusal(domain::errors::api_key_life_invalid());
    return {};
}

base::result<void> check_room(const std::vector<domain::api_key>& live, const std::string& purpose) {
    if (live.size() >= domain::live_keys_per_organisation_max)
        return base::refusal(domain::errors::api_keys_too_many(domain::live_keys_per_organisation_max));
    const auto same = std::ranges::count(live, purpose, &domain::api_key::purpose);
    if (static_cast<std::size_t>(same) >= domain::live_keys_per_purpose_max)
        return base::refusal(domain::errors::api_keys_of_purpose_too_many(domain::live_keys_per_purpose_max));
    return {};
}

}  // namespace

base::task<base::result<created_api_key>> create_api_key::operator()(const base::call_context& context,
                                                                     base::idempotent<domain::api_key> request, new_api_key asked) {
    std::ranges::sort(asked.scopes);
    asked.scopes.erase(std::ranges::unique(asked.scopes).begin(), asked.scopes.end());
    if (auto checked = check(asked, context); !checked) co_return base::refusal(std::move(checked.error()));
    domain::api_key key;
    key.id = domain::api_key_id::make(context.now, random_);
    key.public_id = random_base62<domain::api_key_public_id_bytes>(random_, domain::api_key_public_id_length);
    auto secrets = make_secrets(key, asked.signing);
    key.organisation = context.who->organisation;
    key.created_by = context.who->account;
    key.purpose = std::move(asked.purpose);
    key.scopes = std::move(asked.scopes);
    key.allowed_networks = std::move(asked.allowed_networks);
    key.created_at = context.now;
    key.expires_at = asked.expires_at.value_or(context.now + domain::api_key_life_max);
    auto reply =
        co_await database_.write(context, std::move(request.claim), [&](api_key_transaction& transaction) -> base::result<std::string> {
            const auto live = transaction.lock_live_keys(key.organisation, context.now);
            if (auto room = check_room(live, key.purpose); !room) return base::refusal(std::move(room.error()));
            transaction.add_api_key(key);
            return request.encode(key);
        });
    if (!reply) co_return base::refusal(std::move(reply.error()));
    if (reply->replayed) co_return created_api_key{*std::move(reply), {}, {}};
    co_return created_api_key{*std::move(reply), std::move(secrets.text), std::move(secrets.signing_secret)};
}

create_api_key::made_secrets create_api_key::make_secrets(domain::api_key& key, const std::optional<new_signing>& signing) {
    if (!signing) {
        const auto secret = random_base62<domain::api_key_secret_bytes>(random_, domain::api_key_secret_length);
        key.secret_hash = crypto::as_text(crypto::sha256(secret));
        return {domain::text_of_api_key(key.public_id, secret), {}};
    }
    if (signing->algorithm == domain::signature_algorithm::ed25519) {
        key.signing = {signing->algorithm, signing->public_key};
        return {};
    }
    std::array<std::byte, signing_secret_bytes> drawn{};
    random_.fill(drawn);
    key.signing = {signing->algorithm, box_.seal(base::as_text(drawn), random_)};
    return {{}, base::to_base64(base::as_text(drawn))};
}

}  // namespace chuanpin::gateway::app
