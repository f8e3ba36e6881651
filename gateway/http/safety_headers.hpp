// Header fields that protect: those that no client may send, and those that every answer carries.
#pragma once

#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

/// Removes X-Chuanpin-* (who is asking, deadlines between services: only the gateway says that).
void strip_reserved(chuanpin::http::header_list& headers);

/// nosniff, a content policy that allows nothing, no referrer; no-store for answers to somebody who is signed in. What the
/// service set itself stays. `secure` adds Strict-Transport-Security.
void add_safety_headers(chuanpin::http::header_list& headers, bool signed_in, bool secure);

}  // namespace chuanpin::gateway::http
