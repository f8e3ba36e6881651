// Handlers of business contacts: decode, one use case, encode.
#pragma once

#include <vector>

#include "gateway/app/contact/keep_contact.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// Both must outlive the router.
void add_contact_rows(std::vector<chuanpin::http::router::row>& rows, app::read_contact& read, app::state_contact& state);

}  // namespace chuanpin::gateway::http
