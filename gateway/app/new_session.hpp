// What a sign-in makes: a token for the browser, and what the stores keep of it.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

struct opened_session {
    std::string token;  ///< for the cookie; nobody else keeps it
    std::string token_hash;
    domain::member member;
    base::principal principal;  ///< as of now
};

struct new_session {
    opened_session opened;
    domain::session kept;
};

/// A session of `member` with a token of its own, in the member's present epoch.
[[nodiscard]] new_session make_session(domain::member member, domain::client_facts from, base::instant now, base::random_source& random);

}  // namespace chuanpin::gateway::app
