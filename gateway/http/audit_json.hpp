// Entries of the journal as auditors see them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/app/audit_ports.hpp"

namespace chuanpin::gateway::http {

[[nodiscard]] std::string encode_audit_entries(const std::vector<app::audit_entry>& entries, const std::optional<std::string>& next_cursor);

}  // namespace chuanpin::gateway::http
