// Runs a transaction again where that is right: after deadlocks, lost connections and COMMITs whose outcome is unknown.
// Inside platform/mysql.
#pragma once

#include <functional>
#include <string>

#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::mysql {

/// One run of the closure: what it must know, and what it tells about how far it came.
struct attempt {
    bool settling = false;       ///< in: an earlier attempt sent COMMIT and heard nothing; the claim will tell
    base::deadline until{};      ///< in: the deadline of this attempt
    bool claimed = false;        ///< out: the claim was free, so no earlier attempt has committed
    bool commit_sent = false;    ///< out
    bool again_at_once = false;  ///< out: run again, with another plan
    bool again_later = false;    ///< out: somebody holds the claim; run again after a pause
};

/// Runs `once` on the pool until it ends well or must be given up: at most transaction_attempts_max times inside the deadline,
/// and while the outcome of a COMMIT is unknown until the deadline (one second at least). Errors: those of worker_pool::run,
/// database-busy, deadline-passed, outcome-unknown. Other exceptions of `once` are rethrown.
base::task<base::result<void>> repeat(worker_pool& pool, const std::string& schema, base::deadline until,
                                      std::function<void(session&, attempt&)> once);

}  // namespace chuanpin::mysql
