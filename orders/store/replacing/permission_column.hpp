// What may come instead, as the column of a line; NULL where nothing may.
#pragma once

#include <optional>
#include <string>

#include "orders/domain/need/substitution.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] std::optional<std::string> text_of(const std::optional<domain::substitution_permission>& what);
[[nodiscard]] std::optional<domain::substitution_permission> read_permission(const mysql::row_set& rows, std::size_t column);

}  // namespace chuanpin::orders::store
