// An id in a column that may be NULL.
#pragma once

#include <optional>

#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

template <class Id>
std::optional<Id> optional_id(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<Id>(column);
}

}  // namespace chuanpin::orders::store
