// INSERTs without the columns that every one of their rows leaves at the table's default. A new line needs 16 of its 32 columns, and the
// database takes as long to read a literal as to store it (ADR 0021).
#pragma once

#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/mysql/value.hpp"

namespace chuanpin::orders::store {

/// A column that has a default, and whether a row says the same.
template <class Row>
struct spare_column {
    std::string_view name;
    bool (*is_default)(const Row& row);
};

/// The columns of one INSERT. A column that nobody calls spare is always written.
class lean_insert {
public:
    /// `columns` as in a statement: "order_id, line_number".
    lean_insert(std::string_view table, std::string_view columns);

    /// Leaves out each of `spare` that is at its default in all of `rows`. Throws std::logic_error where there is no such column.
    template <class Row, std::size_t Count>
    void leave_out(const spare_column<Row> (&spare)[Count], std::ranges::input_range auto&& rows) {
        for (const auto& column : spare)
            if (std::ranges::all_of(rows, column.is_default)) leave_out(column.name);
    }

    /// "INSERT INTO table (…) VALUES ?"
    [[nodiscard]] std::string statement() const;
    /// Of a row of all columns those that are written.
    [[nodiscard]] mysql::parameters written(mysql::parameters row) const;

private:
    void leave_out(std::string_view name);

    std::string_view table_;
    std::vector<std::string_view> names_;
    std::vector<bool> is_written_;
};

/// A row, each value made in its place.
template <class... Values>
mysql::parameters row_with(Values&&... values) {
    mysql::parameters row;
    row.reserve(sizeof...(values));
    (row.emplace_back(std::forward<Values>(values)), ...);
    return row;
}

}  // namespace chuanpin::orders::store
