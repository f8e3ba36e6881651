#include "catalog/store/supply/mysql_supply_store.hpp"

#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view supersede_sql =
    "UPDATE supply_announcement SET superseded_at = ? WHERE organisation_id = ? AND side = ? AND goods_kind = ? AND goods = ? AND "
    "county_code = ? AND week = ? AND live = 1";
constexpr std::string_view insert_sql =
    "INSERT INTO supply_announcement (announcement_id, side, organisation_id, goods_kind, goods, category, county_code, week, mass_g, "
    "account_id, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view figures_sql =
    "SELECT week, CAST(SUM(IF(side = 'supply', mass_g, 0)) AS SIGNED), CAST(SUM(IF(side = 'demand', mass_g, 0)) AS SIGNED), "
    "COUNT(DISTINCT IF(side = 'supply', organisation_id, NULL)), COUNT(DISTINCT IF(side = 'demand', organisation_id, NULL)) "
    "FROM supply_announcement WHERE live = 1 AND week >= ? AND week < ?";
constexpr std::string_view of_county_sql = " AND county_code = ?";
constexpr std::string_view of_category_sql = " AND category = ?";
constexpr std::string_view of_variety_sql = " AND goods_kind = 'variety' AND goods = ?";
constexpr std::string_view by_week_sql = " GROUP BY week ORDER BY week LIMIT ?";

constexpr std::string_view history_sql =
    "SELECT announcement_id, side, organisation_id, goods_kind, goods, category, county_code, week, mass_g, account_id, recorded_at, "
    "superseded_at FROM supply_announcement WHERE organisation_id = ? AND side = ?";
constexpr std::string_view before_sql = " AND announcement_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY announcement_id DESC LIMIT ?";
constexpr std::string_view live_sql =
    "SELECT announcement_id FROM supply_announcement WHERE organisation_id = ? AND live = 1 AND week >= ? LIMIT ?";

std::string_view kind_of(const domain::planned_goods& goods) { return goods.product ? "product" : "variety"; }
std::string key_of(const domain::planned_goods& goods) { return goods.product ? base::to_wire(*goods.product) : goods.variety.value(); }

domain::planned_goods read_goods(const std::string& kind, std::string key) {
    if (kind == "product") return {.product = stored(base::parse_id<domain::product_id>(key), "supply_announcement.goods")};
    return {.variety = std::move(key)};
}

}  // namespace

// Where another call announced the same at the same moment, the unique key says so, and ours comes after it.
void mysql_supply_store::announce(const domain::announcement& what) {
    supersede(what);
    try {
        insert(what);
    } catch (const mysql::sql_error& fault) {
        if (!fault.is_duplicate() || fault.constraint() != "supply_announcement_live") throw;
        supersede(what);
        insert(what);
    }
}

void mysql_supply_store::supersede(const domain::announcement& by) {
    connection_.execute(supersede_sql,
                        {by.recorded_at, by.organisation, name_of(by.side), kind_of(by.goods), key_of(by.goods), by.county_code, by.week});
}

void mysql_supply_store::insert(const domain::announcement& what) {
    connection_.execute(insert_sql, {what.id, name_of(what.side), what.organisation, kind_of(what.goods), key_of(what.goods), what.category,
                                     what.county_code, what.week, what.mass_g, what.by, what.recorded_at});
}

std::vector<domain::week_figures> mysql_supply_store::figures(const app::plan_filter& filter) {
    std::string statement(figures_sql);
    mysql::parameters values{filter.from, filter.until};
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.category) add(of_category_sql, *filter.category);
    if (filter.variety) add(of_variety_sql, *filter.variety);
    add(by_week_sql, domain::planned_weeks_max);
    std::vector<domain::week_figures> found;
    auto rows = connection_.query(statement, values);
    while (rows.next())
        found.push_back({.week = rows.date(0),
                         .supply_g = rows.integer(1),
                         .demand_g = rows.integer(2),
                         .suppliers = rows.integer(3),
                         .buyers = rows.integer(4)});
    return found;
}

std::vector<domain::announcement> mysql_supply_store::history(domain::organisation_id organisation, domain::plan_side side,
                                                              std::optional<domain::announcement_id> before, std::size_t limit) {
    std::string statement(history_sql);
    mysql::parameters values{organisation, name_of(side)};
    if (before) {
        statement += before_sql;
        values.emplace_back(*before);
    }
    statement += newest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    std::vector<domain::announcement> found;
    auto rows = connection_.query(statement, values);
    while (rows.next())
        found.push_back({.id = rows.id<domain::announcement_id>(0),
                         .side = side,
                         .organisation = organisation,
                         .goods = read_goods(rows.text(3), rows.text(4)),
                         .category = rows.text(5),
                         .county_code = rows.text(6),
                         .week = rows.date(7),
                         .mass_g = rows.integer(8),
                         .by = rows.id<domain::account_id>(9),
                         .recorded_at = rows.instant(10),
                         .superseded_at = rows.optional_instant(11)});
    return found;
}

std::size_t mysql_supply_store::count_live(domain::organisation_id organisation, base::business_date from, std::size_t limit) {
    return connection_.query(live_sql, {organisation, from, std::uint64_t{limit}}).size();
}

}  // namespace chuanpin::catalog::store
