#include "orders/store/placing_locks.hpp"

#include <fmt/format.h>

#include "orders/store/id_list.hpp"
#include "orders/store/spending/spending_rows.hpp"
#include "orders/store/stock/stock_rows.hpp"

namespace chuanpin::orders::store {
namespace {

// The parts of a union run one after the other and are sent as they are read, so locks are taken in the order of the parts and, inside, of
// the primary keys (MariaDB keeps ORDER BY of a part where it has a LIMIT). Beyond 1,000 values it would make IN a join. Stock has columns
// of its own: an integer and an id in one would both be padded.
constexpr std::string_view begin = "SET STATEMENT in_predicate_conversion_threshold=0 FOR ";
constexpr std::string_view lock_budgets = R"sql(
(SELECT budget_id, organisation_id, unit_id, year, fund, name_zh, allocated_fen, committed_fen, consumed_fen, version,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
 FROM budget FORCE INDEX (PRIMARY) WHERE budget_id IN ({}) ORDER BY budget_id LIMIT {} FOR UPDATE) UNION ALL )sql";
constexpr std::string_view select_rules = R"sql(
(SELECT NULL, organisation_id, unit_id, quotes_min, NULL, approvals, budget_required, contract_from_fen, quotation_from_fen, version,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
 FROM purchasing_rules WHERE organisation_id IN ({})) UNION ALL )sql";
constexpr std::string_view lock_stock = R"sql(
(SELECT STRAIGHT_JOIN NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        s.product_id, s.warehouse_id, s.stock_id, s.supplier_organisation_id, s.on_hand, s.reserved, s.version,
        l.lot_id, l.harvested_on, l.expires_on, l.on_hand, l.reserved, l.first_harvest_on
 FROM stock_level s FORCE INDEX (PRIMARY)
 LEFT JOIN stock_lot l FORCE INDEX (PRIMARY) ON l.product_id = s.product_id AND l.warehouse_id = s.warehouse_id
 WHERE s.product_id IN ({}) ORDER BY s.product_id, s.warehouse_id LIMIT 18446744073709551615 FOR UPDATE))sql";
constexpr std::size_t budget_column = 0;
constexpr std::size_t stock_columns = 10;

}  // namespace

app::placing_locks lock_for_placing(mysql::session& connection, std::span<const domain::organisation_id> organisations,
                                    std::span<const domain::budget_id> budgets, std::span<const domain::product_id> products) {
    mysql::parameters values;
    std::string statement(begin);
    if (!budgets.empty()) statement += fmt::format(lock_budgets, place_ids(budgets, values), budgets.size());
    statement += fmt::format(select_rules, place_ids(organisations, values));
    statement += fmt::format(lock_stock, place_ids(products, values));
    app::placing_locks locked;
    auto rows = connection.query(statement, values);
    locked.stock.lots.reserve(rows.size());
    while (rows.next()) {
        if (!rows.is_null(stock_columns))
            read_locked(rows, stock_columns, locked.stock);
        else if (rows.is_null(budget_column))
            locked.spending.rules.push_back(read_rules(rows));
        else
            locked.spending.budgets.push_back(read_budget(rows));
    }
    return locked;
}

}  // namespace chuanpin::orders::store
