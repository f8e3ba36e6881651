#include "orders/store/stock/stock_rows.hpp"

namespace chuanpin::orders::store {

domain::stock_level read_level(const mysql::row_set& rows, std::size_t first) {
    return {.key = {rows.id<domain::product_id>(first), rows.id<domain::warehouse_id>(first + 1)},
            .id = rows.id<domain::stock_id>(first + 2),
            .supplier = rows.id<domain::organisation_id>(first + 3),
            .on_hand = rows.integer(first + 4),
            .reserved = rows.integer(first + 5),
            .version = rows.integer(first + 6)};
}

domain::stock_lot read_lot(const mysql::row_set& rows, std::size_t first, const domain::stock_key& key) {
    return {.key = key,
            .lot = rows.id<domain::lot_id>(first),
            .harvested_on = rows.optional_date(first + 1),
            .expires_on = rows.optional_date(first + 2),
            .on_hand = rows.integer(first + 3),
            .reserved = rows.integer(first + 4),
            .first_harvest_on = rows.optional_date(first + 5)};
}

void read_locked(const mysql::row_set& rows, std::size_t first, domain::locked_stock& into) {
    constexpr std::size_t level_columns = 7;
    auto level = read_level(rows, first);
    if (const auto lot = first + level_columns; !rows.is_null(lot)) into.lots.push_back(read_lot(rows, lot, level.key));
    if (into.levels.empty() || into.levels.back().key != level.key) into.levels.push_back(std::move(level));
}

}  // namespace chuanpin::orders::store
