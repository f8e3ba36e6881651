// The thread pool is the connection pool: each worker thread owns its sessions (one per schema, opened when first needed).
//
// A unit of work is one closure on one worker; the coroutine resumes on its own executor. The queue in front is bounded.
// A job whose deadline passed while it waited is not run. A job that runs is never cancelled.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "platform/base/error.hpp"
#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/task.hpp"
#include "platform/base/time.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

struct pool_options {
    address where;
    std::size_t workers = 8;
    std::size_t queue_max = 1'024;
    std::string name = "foreground";  ///< label of its metrics
};

class worker_pool {
public:
    worker_pool(pool_options options, base::logger& log, base::metrics& metrics);
    /// Joins the workers; queued jobs are answered with `unavailable`.
    ~worker_pool();

    /// Runs `work` with a usable session on `schema`, whose statements are limited by the deadline. Exceptions of `work` (sql_error …) are
    /// rethrown to the caller. Errors: unavailable (database-queue-full; retry_after 1 s; database-unreachable where no connection can be
    /// opened), timeout (deadline-passed) where the deadline passed in the queue.
    base::task<base::result<void>> run(const std::string& schema, base::deadline until, std::function<void(session&)> work);

    void stop();

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::mysql
