// Which sessions are alive, in Redis: one hash a session, gone by itself when nobody uses it.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "platform/redis/client.hpp"

namespace chuanpin::gateway::store {

class redis_session_store final : public app::session_store {
public:
    /// Keys are `prefix` + "session:" + hexadecimal token hash.
    redis_session_store(redis::client& client, std::string prefix) : client_(client), prefix_(std::move(prefix)) {}

    base::task<base::result<void>> put(const domain::session& session) override;
    base::task<base::result<bool>> touch(std::string_view token_hash, base::instant at) override;
    base::task<base::result<void>> remove(std::string_view token_hash) override;
    base::task<base::result<std::vector<std::optional<base::instant>>>> last_used(const std::vector<std::string>& token_hashes) override;

private:
    [[nodiscard]] std::string key_of(std::string_view token_hash) const;

    redis::client& client_;
    std::string prefix_;
};

}  // namespace chuanpin::gateway::store
