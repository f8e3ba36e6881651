#include "orders/store/replacing/permission_column.hpp"

#include <stdexcept>

namespace chuanpin::orders::store {

std::optional<std::string> text_of(const std::optional<domain::substitution_permission>& what) {
    return what ? std::optional(domain::permission_text(*what)) : std::nullopt;
}

std::optional<domain::substitution_permission> read_permission(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    auto found = domain::parse_permission(rows.text(column));
    if (!found) throw std::logic_error("the substitutes of a line cannot be read");
    return found;
}

}  // namespace chuanpin::orders::store
