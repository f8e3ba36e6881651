// Handlers of an organisation's own accounts, their roles, and its units.
#pragma once

#include <vector>

#include "gateway/app/close_account.hpp"
#include "gateway/app/create_account.hpp"
#include "gateway/app/delegate_role.hpp"
#include "gateway/app/grant_role.hpp"
#include "gateway/app/list_organisations.hpp"
#include "gateway/app/open_unit.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// What the handlers call; all must outlive the router.
struct staff_use_cases {
    app::create_account& create_account;
    app::grant_role& grant_role;
    app::end_role& end_role;
    app::delegate_role& delegate_role;
    app::close_account& close_account;
    app::open_unit& open_unit;
    app::close_unit& close_unit;
    app::list_units& list_units;
    app::list_accounts& list_accounts;
    crypto::digest fingerprint_key;  ///< a new account's body holds a password: its fingerprint is keyed
};

void add_staff_rows(std::vector<chuanpin::http::router::row>& rows, const staff_use_cases& use);

}  // namespace chuanpin::gateway::http
