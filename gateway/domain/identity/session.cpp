#include "gateway/domain/identity/session.hpp"

#include <algorithm>

namespace chuanpin::gateway::domain {

std::string kept_user_agent(std::string_view header) {
    std::string kept(header.substr(0, user_agent_bytes_max));
    std::ranges::replace_if(kept, [](char byte) { return byte < ' ' || byte > '~'; }, '?');
    return kept;
}

session_id id_of_session(std::string_view token_hash) { return session_id::from_binary(token_hash.substr(0, 16)); }

}  // namespace chuanpin::gateway::domain
