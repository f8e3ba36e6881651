// How long the gateway keeps what has served its time. The journal stays: it is the audit.
#pragma once

#include <chrono>
#include <vector>

#include "platform/mysql/retention.hpp"

namespace chuanpin::gateway::store {

struct kept_times {
    std::chrono::days deliveries{30};  ///< of webhooks that have ended, with their attempts; then events that no delivery needs
    std::chrono::days notices{400};    ///< after they were made or, of tasks, closed; with their messages and who has read them
    std::chrono::days sessions{30};    ///< past their end
};

[[nodiscard]] std::vector<mysql::retention_rule> retention_rules(const kept_times& kept);

}  // namespace chuanpin::gateway::store
