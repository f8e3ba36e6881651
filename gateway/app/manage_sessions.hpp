// Somebody looks at their own sessions and ends them. Others' sessions are not found.
#pragma once

#include <vector>

#include "gateway/app/authenticate_session.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::gateway::app {

/// A session as its owner sees it.
struct session_view {
    domain::session_id id{};
    base::instant opened_at{};
    base::instant last_seen_at{};
    base::instant expires_at{};
    domain::client_facts from{};
    bool is_current = false;  ///< the one that asks
};

class list_sessions {
public:
    list_sessions(identity_unit_of_work& database, session_store& sessions) : database_(database), sessions_(sessions) {}
    /// Those that are alive, newest first; `own_hash` is that of the session that asks. Errors: sessions-unavailable.
    base::task<base::result<std::vector<session_view>>> operator()(const base::call_context& context, std::string own_hash);

private:
    identity_unit_of_work& database_;
    session_store& sessions_;
};

class revoke_session {
public:
    revoke_session(identity_unit_of_work& database, session_store& sessions, authenticate_session& known, base::random_source& random)
        : database_(database), sessions_(sessions), known_(known), random_(random) {}
    /// Errors: session-not-found, sessions-unavailable.
    base::task<base::result<void>> operator()(const base::call_context& context, domain::session_id id);

private:
    identity_unit_of_work& database_;
    session_store& sessions_;
    authenticate_session& known_;
    base::random_source& random_;
};

class revoke_all_sessions {
public:
    revoke_all_sessions(identity_unit_of_work& database, authenticate_session& known, base::random_source& random)
        : database_(database), known_(known), random_(random) {}
    /// Every session of the account, the one that asks included: its epoch goes on, so that no copy of one counts, whatever Redis says.
    base::task<base::result<void>> operator()(const base::call_context& context);

private:
    identity_unit_of_work& database_;
    authenticate_session& known_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::app
