// What `chuanpin doctor` asks of orders.
#pragma once

#include "platform/runtime/service.hpp"

namespace chuanpin::orders {

/// The invariants of README.md against the data; with client-log FILE those against what clients say; with quiet yes those of rest; with
/// repair yes the counters of stock are rebuilt from the ledger first, and what differed is found.
[[nodiscard]] std::vector<runtime::finding> examine(runtime::service_context& program, const std::map<std::string, std::string>& options);

}  // namespace chuanpin::orders
