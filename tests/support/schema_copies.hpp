// Schemas that look as if every migration had run in them, made in a third of the time: the migrations run once for each server, and what
// they left is read back and made again.
#pragma once

#include <span>
#include <string>

#include "platform/mysql/migrator.hpp"

namespace chuanpin::tests {

/// Nothing where `schema` exists already. Its tables, keys, checks and rows are those that mysql::migrate would leave, its record of migrations too.
void make_copy(const mysql::address& where, const std::string& schema, std::span<const mysql::migration> migrations);

}  // namespace chuanpin::tests
