// Drafts that nobody can use any more go, lines first.
#pragma once

#include <chrono>
#include <vector>

#include "platform/mysql/retention.hpp"

namespace chuanpin::orders::store {

/// `kept_for` after they expired, submitted or not: what became an order is there.
[[nodiscard]] std::vector<mysql::retention_rule> draft_retention(std::chrono::seconds kept_for);

}  // namespace chuanpin::orders::store
