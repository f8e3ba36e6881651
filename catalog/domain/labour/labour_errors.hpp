// Refusals of labour lists that would tell too much: a part of the catalogue's one table (errors.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <span>

#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::error_definition> labour_error_table();

namespace errors {

base::error labour_list_too_small(std::int64_t workers_min);
base::error labour_quota_exceeded(std::int64_t lists_per_day, std::int64_t names_per_day, std::chrono::seconds wait);

}  // namespace errors
}  // namespace chuanpin::catalog::domain
