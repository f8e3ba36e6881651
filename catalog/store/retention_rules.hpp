// How long the catalogue keeps what has served its time. The journal stays: it is the audit.
#pragma once

#include <chrono>
#include <vector>

#include "platform/mysql/retention.hpp"

namespace chuanpin::catalog::store {

struct kept_times {
    std::chrono::days import_rows{30};  ///< of an import that has ended: its file, with the faults of each row
    std::chrono::days imports{400};     ///< of an import that has ended: how it went
    std::chrono::days scans{90};        ///< single scans of labels; their sums by day and county stay, and each label's own
};

[[nodiscard]] std::vector<mysql::retention_rule> retention_rules(const kept_times& kept);

}  // namespace chuanpin::catalog::store
