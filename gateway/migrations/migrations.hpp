// The migrations of this folder, embedded at build time.
#pragma once

#include <span>

#include "platform/mysql/migrator.hpp"

namespace chuanpin::gateway {

[[nodiscard]] std::span<const mysql::migration> own_migrations();

}  // namespace chuanpin::gateway
