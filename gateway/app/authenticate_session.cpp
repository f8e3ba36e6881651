#include "gateway/app/authenticate_session.hpp"

#include "gateway/app/session_token.hpp"

namespace chuanpin::gateway::app {

namespace {

using answer = base::result<std::shared_ptr<const known_session>>;

constexpr std::size_t session_token_text_max = 64;

bool fresh(base::instant read_at, base::instant now) { return now >= read_at && now - read_at < session_cache_age_max; }

}  // namespace

std::shared_ptr<const known_session> authenticate_session::known(std::string_view token, base::instant now) {
    if (token.size() > session_token_text_max) return nullptr;
    const auto shortcut = short_hash_.of(token);
    auto known = shortcuts_.find(shortcut);
    if (known == shortcuts_.end()) {
        const auto token_hash = hash_of_session_token(token);
        if (!token_hash || !cache_.contains(*token_hash)) return nullptr;
        if (shortcuts_.size() >= session_cache_max) shortcuts_.clear();
        known = shortcuts_.emplace(shortcut, *token_hash).first;
    }
    const auto found = cache_.find(known->second);
    return found != cache_.end() && fresh(found->second.read_at, now) ? found->second.session : nullptr;
}

base::task<answer> authenticate_session::operator()(const base::call_context& context, std::string_view token) {
    const auto token_hash = hash_of_session_token(token);
    if (!token_hash) co_return nullptr;
    const auto found = cache_.find(*token_hash);
    if (found != cache_.end() && fresh(found->second.read_at, context.now)) co_return found->second.session;
    cache_.erase(*token_hash);
    const auto alive = co_await sessions_.touch(*token_hash, context.now);
    if (!alive) co_return base::refusal(alive.error());
    if (!*alive) co_return nullptr;
    co_return co_await read(context, *token_hash);
}

base::task<answer> authenticate_session::read(const base::call_context& context, const std::string& token_hash) {
    std::optional<domain::member> member;
    const auto done = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        member = transaction.find_session_member(token_hash, context.now);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    if (!member) co_return nullptr;
    auto principal = domain::principal_of(*member, context.now);
    auto session = std::make_shared<const known_session>(token_hash, *std::move(member), std::move(principal));
    keep(session, context.now);
    co_return session;
}

void authenticate_session::forget_account(const base::account_id& account) {
    std::erase_if(cache_, [&](const auto& each) { return each.second.session->member.who.id == account; });
}

void authenticate_session::keep(const std::shared_ptr<const known_session>& session, base::instant at) {
    if (cache_.size() >= session_cache_max) std::erase_if(cache_, [&](const auto& each) { return !fresh(each.second.read_at, at); });
    if (cache_.size() >= session_cache_max) cache_.clear();
    cache_[session->token_hash] = {session, at};
}

}  // namespace chuanpin::gateway::app
