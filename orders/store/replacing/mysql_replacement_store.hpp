// Replacements of order lines in MariaDB.
#pragma once

#include "orders/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_replacement_store final : public app::replacement_store {
public:
    explicit mysql_replacement_store(mysql::session& connection) : connection_(connection) {}

    void replace(const domain::order& before, const domain::order& after) override;

private:
    mysql::session& connection_;
};

/// Of a row of lines joined with order_line_replacement; `column` is its replaced_line_id. Nothing where the line is as it was ordered.
[[nodiscard]] std::optional<domain::line_replacement> read_replacement(const mysql::row_set& rows, std::size_t column,
                                                                       domain::line_id line);

}  // namespace chuanpin::orders::store
