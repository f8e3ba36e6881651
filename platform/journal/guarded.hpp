// A job on a database thread whose faults of infrastructure come back as values.
#pragma once

#include <functional>
#include <string>

#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::journal {

/// As worker_pool::run; what mysql::translate knows is answered, everything else is thrown.
base::task<base::result<void>> run_guarded(mysql::worker_pool& pool, std::string schema, base::deadline until,
                                           std::function<void(mysql::session&)> work);

/// The text of an exception, for a log.
[[nodiscard]] std::string text_of(const std::exception_ptr& fault);

}  // namespace chuanpin::journal
