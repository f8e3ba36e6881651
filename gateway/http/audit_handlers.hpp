// The handler of the audit: decode, one use case, encode.
#pragma once

#include <vector>

#include "gateway/app/list_audit_entries.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

/// `list` must outlive the router.
void add_audit_rows(std::vector<chuanpin::http::router::row>& rows, app::list_audit_entries& list);

}  // namespace chuanpin::gateway::http
