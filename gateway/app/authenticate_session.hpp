// Who a request comes from: a session's token becomes a member.
//
// Redis says whether the session is alive; the database says whether it still counts (not closed, not expired, same epoch), so
// that a Redis restored from an old snapshot revives nothing. Both are asked at most every five seconds per session and process:
// a session or role that ends shows after that long, and so does one that has been idle for too long.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

#include "gateway/app/ports.hpp"
#include "platform/crypto/keyed_hash.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::chrono::seconds session_cache_age_max{5};
inline constexpr std::size_t session_cache_max = 10'000;

/// What is known of a session that counts. Shared and immutable: requests hold it without copying.
struct known_session {
    std::string token_hash;
    domain::member member;
    base::principal principal;
};

class authenticate_session {
public:
    authenticate_session(identity_unit_of_work& database, session_store& sessions) : database_(database), sessions_(sessions) {}

    /// Null where the token opens nothing. Errors: sessions-unavailable, and those of the database: nobody becomes anonymous by a fault.
    base::task<base::result<std::shared_ptr<const known_session>>> operator()(const base::call_context& context, std::string_view token);
    /// The same where neither Redis nor the database has to be asked; null where operator() is needed.
    [[nodiscard]] std::shared_ptr<const known_session> known(std::string_view token, base::instant now);
    /// After this process closed it.
    void forget(const std::string& token_hash) { cache_.erase(token_hash); }
    /// After this process ended all sessions of an account.
    void forget_account(const base::account_id& account);

private:
    struct entry {
        std::shared_ptr<const known_session> session;
        base::instant read_at{};
    };
    base::task<base::result<std::shared_ptr<const known_session>>> read(const base::call_context& context, const std::string& token_hash);
    void keep(const std::shared_ptr<const known_session>& session, base::instant at);

    identity_unit_of_work& database_;
    session_store& sessions_;
    std::unordered_map<std::string, entry> cache_;
    crypto::keyed_hash short_hash_;
    /// The token's SHA-256 by its short hash: a look at the cache costs a tenth.
    std::unordered_map<crypto::keyed_hash::value, std::string, crypto::keyed_hash::hasher> shortcuts_;
};

}  // namespace chuanpin::gateway::app
