// What every service's composition root needs and none should write again.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "platform/base/principal.hpp"
#include "platform/mysql/migrator.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

/// A service's whole schema: the platform's tables (receipts, journal), then its own.
[[nodiscard]] std::vector<mysql::migration> whole_schema(std::span<const mysql::migration> own);

/// The circumstances of work that nobody asked for over HTTP (a command, a job, a probe): no principal, a deadline of its own.
[[nodiscard]] base::call_context own_context(const service_context& program, std::string request_id, std::chrono::seconds time_max);

}  // namespace chuanpin::runtime
