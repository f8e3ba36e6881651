// The first order of so many lines, as rows that can be written again under other ids: what the comparators of `orders` copy.
//
// Columns are read from the schema, so that the copies have whatever the service writes, and leave out what it leaves out. Only for schemas
// that are thrown away.
#pragma once

#include <string>
#include <vector>

#include "platform/base/random.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::bench {

/// A row of a table, without what the table makes itself.
class copied_row {
public:
    copied_row(std::string insert, std::vector<std::string> columns, mysql::parameters values)
        : insert_(std::move(insert)), columns_(std::move(columns)), values_(std::move(values)) {}

    /// "INSERT INTO table (…) VALUES ?"
    [[nodiscard]] const std::string& insert() const { return insert_; }
    [[nodiscard]] const mysql::parameters& values() const { return values_; }
    /// Both throw std::logic_error where there is no such column.
    [[nodiscard]] const mysql::parameter& value(const std::string& column) const;
    copied_row& set(const std::string& column, mysql::parameter value);

private:
    [[nodiscard]] std::size_t place_of(const std::string& column) const;

    std::string insert_;
    std::vector<std::string> columns_;
    mysql::parameters values_;
};

struct copied_line {
    copied_row line;
    copied_row movement;
    mysql::bytes product;
    mysql::bytes offer;
};

struct order_pattern {
    copied_row receipt;
    copied_row order;
    std::vector<copied_line> lines;  ///< by product: the order in which stock is locked
    copied_row placed;               ///< the journal's row
    copied_row level_changed;        ///< the journal's row of one row of stock
    mysql::bytes body;               ///< of the reply, as it is stored
    bool packed = false;
    mysql::bytes buyer;
};

/// Throws std::runtime_error where no order of that many lines stands in the schema.
[[nodiscard]] order_pattern read_order_pattern(mysql::session& connection, std::int64_t lines);

/// The same order under ids of its own.
void renew(order_pattern& what, base::random_source& random);
/// The same event under an id of its own.
void renew_event(copied_row& what, base::random_source& random);

}  // namespace chuanpin::bench
