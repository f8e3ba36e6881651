// The promises that the data keeps, one statement each. Run by `chuanpin doctor` and after every fault in the tests.
#pragma once

#include <vector>

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// All of them, in one consistent snapshot of the session's schema. Reads whole tables: not for the path of a request.
[[nodiscard]] std::vector<app::invariant_report> check_invariants(mysql::session& connection);

/// What holds once nothing happens any more: queues are empty, holds have ended (I12).
[[nodiscard]] std::vector<app::invariant_report> check_quiet(mysql::session& connection, base::instant now);

}  // namespace chuanpin::orders::store
