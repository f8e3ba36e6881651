#include "catalog/store/unsold/mysql_unsold_store.hpp"

#include <stdexcept>
#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO unsold_stock (listing_id, product_id, supplier_organisation_id, category, county_code, place, first_quantity, quantity, "
    "unit_price_fen, perishes_on, status, reason, version, listed_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view save_sql =
    "UPDATE unsold_stock SET quantity = ?, unit_price_fen = ?, status = ?, reason = ?, version = ?, changed_at = ? "
    "WHERE listing_id = ? AND version = ?";
constexpr std::string_view select_sql =
    "SELECT listing_id, product_id, supplier_organisation_id, category, county_code, place, first_quantity, quantity, unit_price_fen, "
    "perishes_on, status, reason, version, listed_at, changed_at FROM unsold_stock WHERE ";
constexpr std::string_view by_id_sql = "listing_id = ?";
constexpr std::string_view by_id_locked_sql = "listing_id = ? FOR UPDATE";
// Fragments of a page; each filter that is given adds one.
constexpr std::string_view any_sql = "TRUE";
constexpr std::string_view open_on_sql = " AND status = 'listed' AND perishes_on > ?";
constexpr std::string_view of_county_sql = " AND county_code = ?";
constexpr std::string_view of_category_sql = " AND category = ?";
constexpr std::string_view of_supplier_sql = " AND supplier_organisation_id = ?";
constexpr std::string_view perishes_before_sql = " AND perishes_on < ?";
constexpr std::string_view after_day_sql = " AND perishes_on >= ?";
constexpr std::string_view after_key_sql = " AND (perishes_on > ? OR listing_id > ?)";
constexpr std::string_view in_order_sql = " ORDER BY perishes_on, listing_id LIMIT ?";

constexpr std::string_view open_sql =
    "SELECT listing_id FROM unsold_stock WHERE supplier_organisation_id = ? AND perishes_on > ? AND status = 'listed' LIMIT ?";
constexpr std::string_view perished_sql =
    "SELECT listing_id FROM unsold_stock WHERE status = 'listed' AND perishes_on <= ? ORDER BY perishes_on, listing_id LIMIT ?";

std::vector<domain::unsold_listing> read_listings(mysql::row_set rows) {
    std::vector<domain::unsold_listing> found;
    while (rows.next()) {
        found.push_back({.id = rows.id<domain::unsold_listing_id>(0),
                         .supplier = rows.id<domain::organisation_id>(2),
                         .category = rows.text(3),
                         .stated = {.product = rows.id<domain::product_id>(1),
                                    .quantity = rows.integer(7),
                                    .unit_price = rows.money(8),
                                    .perishes_on = rows.date(9),
                                    .county_code = rows.text(4),
                                    .place = rows.text(5)},
                         .first_quantity = rows.integer(6),
                         .status = stored(domain::parse_unsold_status(rows.text(10)), "unsold_stock.status"),
                         .reason = rows.text(11),
                         .version = rows.integer(12),
                         .listed_at = rows.instant(13),
                         .changed_at = rows.instant(14)});
    }
    return found;
}

std::optional<domain::unsold_listing> only_one(std::vector<domain::unsold_listing> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void mysql_unsold_store::insert(const domain::unsold_listing& what) {
    const auto& stated = what.stated;
    connection_.execute(insert_sql, {what.id, stated.product, what.supplier, what.category, stated.county_code, stated.place,
                                     what.first_quantity, stated.quantity, stated.unit_price, stated.perishes_on, name_of(what.status),
                                     what.reason, what.version, what.listed_at, what.changed_at});
}

std::optional<domain::unsold_listing> mysql_unsold_store::find(domain::unsold_listing_id id) {
    return only_one(read_listings(connection_.query(std::string(select_sql).append(by_id_sql), {id})));
}

std::optional<domain::unsold_listing> mysql_unsold_store::lock(domain::unsold_listing_id id) {
    return only_one(read_listings(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id})));
}

void mysql_unsold_store::save(const domain::unsold_listing& what) {
    const auto changed = connection_.execute(save_sql, {what.stated.quantity, what.stated.unit_price, name_of(what.status), what.reason,
                                                        what.version, what.changed_at, what.id, what.version - 1});
    if (changed != 1) throw std::logic_error("unsold stock " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::vector<domain::unsold_listing> mysql_unsold_store::page(const app::unsold_filter& filter, std::optional<app::unsold_key> after,
                                                             std::size_t limit) {
    auto statement = std::string(select_sql).append(any_sql);
    mysql::parameters values;
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.open_on) add(open_on_sql, *filter.open_on);
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.category) add(of_category_sql, *filter.category);
    if (filter.supplier) add(of_supplier_sql, *filter.supplier);
    if (filter.perishes_before) add(perishes_before_sql, *filter.perishes_before);
    if (after) {
        add(after_day_sql, after->perishes_on);
        add(after_key_sql, after->perishes_on);
        values.emplace_back(after->id);
    }
    add(in_order_sql, std::uint64_t{limit});
    return read_listings(connection_.query(statement, values));
}

std::size_t mysql_unsold_store::count_open(domain::organisation_id supplier, base::business_date on, std::size_t limit) {
    return connection_.query(open_sql, {supplier, on, std::uint64_t{limit}}).size();
}

std::vector<domain::unsold_listing_id> mysql_unsold_store::find_perished(base::business_date today, std::size_t limit) {
    std::vector<domain::unsold_listing_id> found;
    auto rows = connection_.query(perished_sql, {today, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::unsold_listing_id>(0));
    return found;
}

}  // namespace chuanpin::catalog::store
