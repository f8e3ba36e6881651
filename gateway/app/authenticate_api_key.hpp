// Which key a request carries. The database alone decides: keys go on while Redis is away.
//
// Only what was right is remembered, by the hash of the whole text and for at most five seconds. So an unknown id and a wrong secret cost
// the same read and the same comparison each time, and a revoked key is dead within five seconds in every process.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

inline constexpr std::chrono::seconds api_key_cache_age_max{5};
inline constexpr std::size_t api_key_cache_max = 10'000;

/// Shared and immutable: requests hold it without copying.
struct authenticated_api_key {
    domain::api_key key;
    base::principal principal;
};

class authenticate_api_key {
public:
    authenticate_api_key(api_key_unit_of_work& database, base::random_source& random) : database_(database), random_(random) {}

    /// Null where the text opens nothing: malformed, unknown, wrong, revoked, expired or of a key that signs. Whether the client's address
    /// is allowed is for the caller to see. Writes down once a minute that the key is in use. Errors: those of the database.
    base::task<base::result<std::shared_ptr<const authenticated_api_key>>> operator()(const base::call_context& context,
                                                                                      std::string_view text);
    /// After this process revoked it.
    void forget(const domain::api_key_id& id);

private:
    struct entry {
        std::shared_ptr<const authenticated_api_key> key;
        base::instant read_at{};
    };
    base::task<base::result<std::optional<known_api_key>>> read(const base::call_context& context, const std::string& public_id);
    void keep(const std::string& text_hash, const std::shared_ptr<const authenticated_api_key>& key, base::instant at);

    api_key_unit_of_work& database_;
    base::random_source& random_;
    std::unordered_map<std::string, entry> cache_;
};

}  // namespace chuanpin::gateway::app
