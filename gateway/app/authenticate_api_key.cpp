#include "gateway/app/authenticate_api_key.hpp"

#include "gateway/app/note_api_key_use.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

namespace {

using answer = base::result<std::shared_ptr<const authenticated_api_key>>;

bool fresh(base::instant read_at, base::instant now) { return now >= read_at && now - read_at < api_key_cache_age_max; }

/// Against a hash that no secret has where the id is unknown or the key signs: the same work.
bool fits(const std::optional<known_api_key>& found, std::string_view secret) {
    static const std::string nobodys(32, '\0');
    const auto hash = crypto::sha256(secret);
    const bool is_bearer = found && !found->key.signing;
    const bool same = crypto::equal_in_constant_time(crypto::as_text(hash), is_bearer ? found->key.secret_hash : nobodys);
    return same && is_bearer;
}

}  // namespace

base::task<answer> authenticate_api_key::operator()(const base::call_context& context, std::string_view text) {
    const auto parts = domain::parse_api_key(text);
    if (!parts) co_return nullptr;
    const std::string text_hash(crypto::as_text(crypto::sha256(text)));
    if (const auto found = cache_.find(text_hash); found != cache_.end() && fresh(found->second.read_at, context.now))
        co_return domain::is_live(found->second.key->key, context.now) ? found->second.key : nullptr;
    const std::string secret(parts->secret);
    auto known = co_await read(context, std::string(parts->public_id));
    if (!known) co_return base::refusal(std::move(known.error()));
    cache_.erase(text_hash);
    if (!fits(*known, secret) || !domain::is_live((*known)->key, context.now)) co_return nullptr;
    if (auto noted = co_await note_api_key_use(database_, random_, context, (*known)->key); !noted)
        co_return base::refusal(std::move(noted.error()));
    auto principal = domain::principal_of((*known)->key, std::move((*known)->organisation_kind));
    auto key = std::make_shared<const authenticated_api_key>(std::move((*known)->key), std::move(principal));
    keep(text_hash, key, context.now);
    co_return key;
}

void authenticate_api_key::forget(const domain::api_key_id& id) {
    std::erase_if(cache_, [&](const auto& each) { return each.second.key->key.id == id; });
}

base::task<base::result<std::optional<known_api_key>>> authenticate_api_key::read(const base::call_context& context,
                                                                                  const std::string& public_id) {
    std::optional<known_api_key> found;
    const auto done = co_await database_.read(context, [&](api_key_transaction& transaction) -> base::result<void> {
        found = transaction.find_api_key(public_id);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

void authenticate_api_key::keep(const std::string& text_hash, const std::shared_ptr<const authenticated_api_key>& key, base::instant at) {
    if (cache_.size() >= api_key_cache_max) std::erase_if(cache_, [&](const auto& each) { return !fresh(each.second.read_at, at); });
    if (cache_.size() >= api_key_cache_max) cache_.clear();
    cache_[text_hash] = {key, at};
}

}  // namespace chuanpin::gateway::app
