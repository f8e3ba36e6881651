// A client's log: JSON lines, one order each.
//
//   {"key": "…", "verdict": "ok", "order_id": "ord_…", "fingerprint": "<64 hexadecimal digits>", "read_back": true}
//   {"key": "…", "verdict": "rejected"}
//   {"key": "…", "verdict": "unknown"}
//
// key: the Idempotency-Key. verdict: what the client knows in the end; unknown where it was never answered. order_id and fingerprint
// (SHA-256 of the bytes of the answer) belong to ok. read_back: whether it could read its order right afterwards; may be left out.
#pragma once

#include <istream>
#include <vector>

#include "orders/app/doctor/client_log.hpp"

namespace chuanpin::orders::commands {

inline constexpr std::size_t client_line_bytes_max = 4'096;

/// Errors: client-log-invalid with the first hundred faults by line ("line 3: /verdict").
[[nodiscard]] base::result<std::vector<app::client_entry>> read_client_log(std::istream& from);

}  // namespace chuanpin::orders::commands
