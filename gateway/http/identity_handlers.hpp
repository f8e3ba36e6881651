// Handlers of sessions and organisations: decode, one use case, encode.
#pragma once

#include <string>
#include <vector>

#include "gateway/app/authenticate_session.hpp"
#include "gateway/app/change_password.hpp"
#include "gateway/app/close_account.hpp"
#include "gateway/app/close_session.hpp"
#include "gateway/app/csrf_tokens.hpp"
#include "gateway/app/list_organisations.hpp"
#include "gateway/app/manage_second_factor.hpp"
#include "gateway/app/manage_sessions.hpp"
#include "gateway/app/move_organisation.hpp"
#include "gateway/app/open_session.hpp"
#include "gateway/app/read_organisation.hpp"
#include "gateway/app/register_organisation.hpp"
#include "gateway/http/session_cookie.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct identity_use_cases {
    app::open_session& open_session;
    app::authenticate_session& authenticate;
    app::close_session& close_session;
    app::list_sessions& list_sessions;
    app::revoke_session& revoke_session;
    app::revoke_all_sessions& revoke_all_sessions;
    app::change_password& change_password;
    app::enrol_one_time_password& enrol_one_time_password;
    app::confirm_one_time_password& confirm_one_time_password;
    app::remove_one_time_password& remove_one_time_password;
    app::register_organisation& register_organisation;
    app::read_organisation& read_organisation;
    app::list_organisations& list_organisations;
    app::move_organisation& move_organisation;
    app::close_organisation& close_organisation;
    const app::csrf_tokens& csrf;
    const session_cookie& cookie;
    crypto::digest fingerprint_key;  ///< a registration's body holds a password: its fingerprint is keyed
};

void add_identity_rows(std::vector<chuanpin::http::router::row>& rows, const identity_use_cases& use);

}  // namespace chuanpin::gateway::http
