// Signing out.
#pragma once

#include <string>

#include "gateway/app/authenticate_session.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

class close_session {
public:
    close_session(identity_unit_of_work& database, session_store& sessions, authenticate_session& known, base::random_source& random)
        : database_(database), sessions_(sessions), known_(known), random_(random) {}

    /// Closed in the database first: from then on no copy of it counts, whatever Redis says.
    base::task<base::result<void>> operator()(const base::call_context& context, std::string token_hash);

private:
    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
