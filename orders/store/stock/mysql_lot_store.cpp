#include "orders/store/stock/mysql_lot_store.hpp"

#include <stdexcept>

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view lock_lots = R"sql(
SELECT lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, intake_g, unit_net_mass_g, units_in,
       first_harvest_on, category, variety_key, county_code
FROM lot FORCE INDEX (PRIMARY) WHERE lot_id IN ? ORDER BY lot_id FOR UPDATE)sql";
constexpr std::string_view lock_batch = R"sql(
SELECT lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, intake_g, unit_net_mass_g, units_in,
       first_harvest_on, category, variety_key, county_code
FROM lot WHERE product_id = ? AND source = 'supplier' AND number = ? FOR UPDATE)sql";
// A batch that is there is locked by this and stays as it is.
constexpr std::string_view insert_lot = R"sql(
INSERT INTO lot (lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, units_in, category, variety_key,
                 county_code)
VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) ON DUPLICATE KEY UPDATE units_in = units_in)sql";
// What is taken in only grows.
constexpr std::string_view save_lot = "UPDATE lot SET expires_on = ?, unit_net_mass_g = ?, units_in = ? WHERE lot_id = ? AND units_in < ?";

// Its row is there before the announcement is looked for, and that one is locked: news of one that comes meanwhile waits for the lot, or is
// waited for here.
constexpr std::string_view announced = R"sql(
SELECT first_harvest_on FROM announced_harvest
WHERE category = ? AND variety_key = ? AND county_code = ? AND valid_from <= ? AND ? < valid_to ORDER BY year DESC LIMIT 1
LOCK IN SHARE MODE)sql";
constexpr std::string_view save_first_harvest = "UPDATE lot SET first_harvest_on = ? WHERE lot_id = ?";

constexpr std::string_view select_category = "SELECT category, origin_county_code FROM product WHERE product_id = ?";
constexpr std::string_view select_varieties =
    "SELECT DISTINCT variety_key FROM lot WHERE product_id = ? AND source = 'catalogue' AND variety_key IS NOT NULL LIMIT 2";
constexpr std::string_view select_counties =
    "SELECT DISTINCT county_code FROM lot WHERE product_id = ? AND source = 'catalogue' AND county_code IS NOT NULL AND county_code <> ? "
    "LIMIT 2";

domain::lot read_lot(const mysql::row_set& rows) {
    const auto source = domain::parse_lot_source(rows.text(3));
    if (!source) throw std::logic_error("lot.source cannot be read");
    return {.id = rows.id<domain::lot_id>(0),
            .product = rows.id<domain::product_id>(1),
            .supplier = rows.id<domain::organisation_id>(2),
            .source = *source,
            .number = rows.text(4),
            .harvested_on = rows.date(5),
            .expires_on = rows.optional_date(6),
            .intake_g = rows.optional_integer(7),
            .unit_net_mass_g = rows.optional_integer(8),
            .units_in = rows.integer(9),
            .first_harvest_on = rows.optional_date(10),
            .goods = {rows.optional_text(11), rows.optional_text(12), rows.optional_text(13)}};
}

}  // namespace

std::vector<domain::lot> mysql_lot_store::lock(std::span<const domain::lot_id> ids) {
    std::vector<domain::lot> found;
    if (ids.empty()) return found;
    std::vector<mysql::parameters> wanted;
    for (const auto& id : ids) wanted.push_back({id});
    auto rows = connection_.query_rows(lock_lots, wanted);
    while (rows.next()) found.push_back(read_lot(rows));
    return found;
}

domain::lot mysql_lot_store::lock_or_add(const domain::lot& fresh) {
    connection_.execute(insert_lot,
                        {fresh.id, fresh.product, fresh.supplier, domain::name_of(fresh.source), fresh.number, fresh.harvested_on,
                         fresh.expires_on, fresh.goods.category, fresh.goods.variety_key, fresh.goods.county_code});
    auto rows = connection_.query(lock_batch, {fresh.product, fresh.number});
    if (!rows.next()) throw std::logic_error("a batch that was just added is not there");
    auto found = read_lot(rows);
    if (found.id == fresh.id) judge(found);
    return found;
}

void mysql_lot_store::judge(domain::lot& fresh) {
    if (!fresh.goods.is_known()) return;
    auto rows = connection_.query(
        announced, {fresh.goods.category, fresh.goods.variety_key, fresh.goods.county_code, fresh.harvested_on, fresh.harvested_on});
    if (!rows.next()) return;
    fresh.first_harvest_on = rows.date(0);
    connection_.execute(save_first_harvest, {fresh.first_harvest_on, fresh.id});
}

domain::lot_goods mysql_lot_store::goods_of(domain::product_id product) {
    domain::lot_goods goods;
    auto facts = connection_.query(select_category, {product});
    if (!facts.next()) return goods;
    goods.category = facts.optional_text(0);
    const auto origin = facts.optional_text(1);
    auto varieties = connection_.query(select_varieties, {product});
    if (varieties.size() == 1 && varieties.next()) goods.variety_key = varieties.text(0);
    auto others = connection_.query(select_counties, {product, origin.value_or(std::string())});
    if (others.size() == 0)
        goods.county_code = origin;
    else if (!origin && others.size() == 1 && others.next())
        goods.county_code = others.text(0);
    return goods;
}

void mysql_lot_store::save(const domain::lot& what) {
    expect_rows("saving a lot",
                connection_.execute(save_lot, {what.expires_on, what.unit_net_mass_g, what.units_in, what.id, what.units_in}), 1);
}

}  // namespace chuanpin::orders::store
