#include "catalog/store/price/mark_prices.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view clear_sql = "DELETE FROM mark_application_price WHERE application_id = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO mark_application_price (application_id, position, product_id, unit_price_fen, stated, unit_net_mass_g, "
    "sum_per_kilogram_fen, comparables, comparables_min, price_rule, comparison_needed, decided_on) VALUES ?";
constexpr std::string_view select_sql =
    "SELECT application_id, product_id, unit_price_fen, stated, unit_net_mass_g, sum_per_kilogram_fen, comparables, comparables_min, "
    "price_rule, comparison_needed, decided_on FROM mark_application_price WHERE application_id IN ? ORDER BY application_id, position "
    "LIMIT 100000";

}  // namespace

void write_mark_prices(mysql::session& connection, const domain::mark_application& what) {
    connection.execute(clear_sql, {what.id});
    std::vector<mysql::parameters> rows;
    for (const auto& each : what.prices) {
        rows.push_back({what.id, static_cast<std::int64_t>(rows.size()), each.product, each.unit_price, each.stated, each.unit_net_mass_g,
                        each.average.sum_per_kilogram_fen, each.average.count, each.comparables_min, each.rule, each.comparison_needed,
                        each.decided_on});
    }
    if (!rows.empty()) connection.execute_rows(insert_sql, rows);
}

void read_mark_prices(mysql::session& connection, const std::vector<mysql::parameters>& ids,
                      const std::function<domain::mark_application&(const mysql::row_set&)>& of) {
    for (auto rows = connection.query_rows(select_sql, ids); rows.next();) {
        domain::product_price each{.product = rows.id<domain::product_id>(1),
                                   .stated = rows.integer(3) != 0,
                                   .unit_net_mass_g = rows.integer(4),
                                   .average = {rows.integer(5), rows.integer(6)},
                                   .comparables_min = rows.integer(7),
                                   .rule = rows.integer(8),
                                   .comparison_needed = rows.integer(9) != 0,
                                   .decided_on = rows.date(10)};
        if (!rows.is_null(2)) each.unit_price = rows.money(2);
        auto& application = of(rows);
        if (each.stated) application.claim.prices.push_back({each.product, each.unit_price.value()});
        application.prices.push_back(each);
    }
}

}  // namespace chuanpin::catalog::store
