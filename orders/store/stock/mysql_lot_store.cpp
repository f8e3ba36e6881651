#include "orders/store/stock/mysql_lot_store.hpp"

#include <stdexcept>

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view lock_lots = R"sql(
SELECT lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, intake_g, unit_net_mass_g, units_in,
       first_harvest_on
FROM lot FORCE INDEX (PRIMARY) WHERE lot_id IN ? ORDER BY lot_id FOR UPDATE)sql";
constexpr std::string_view lock_batch = R"sql(
SELECT lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, intake_g, unit_net_mass_g, units_in,
       first_harvest_on
FROM lot WHERE product_id = ? AND source = 'supplier' AND number = ? FOR UPDATE)sql";
// A batch that is there is locked by this and stays as it is.
constexpr std::string_view insert_lot = R"sql(
INSERT INTO lot (lot_id, product_id, supplier_organisation_id, source, number, harvested_on, expires_on, units_in)
VALUES (?, ?, ?, ?, ?, ?, ?, 0) ON DUPLICATE KEY UPDATE units_in = units_in)sql";
// What is taken in only grows.
constexpr std::string_view save_lot = "UPDATE lot SET expires_on = ?, unit_net_mass_g = ?, units_in = ? WHERE lot_id = ? AND units_in < ?";

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
            .first_harvest_on = rows.optional_date(10)};
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
    connection_.execute(insert_lot, {fresh.id, fresh.product, fresh.supplier, domain::name_of(fresh.source), fresh.number,
                                     fresh.harvested_on, fresh.expires_on});
    auto rows = connection_.query(lock_batch, {fresh.product, fresh.number});
    if (!rows.next()) throw std::logic_error("a batch that was just added is not there");
    return read_lot(rows);
}

void mysql_lot_store::save(const domain::lot& what) {
    expect_rows("saving a lot",
                connection_.execute(save_lot, {what.expires_on, what.unit_net_mass_g, what.units_in, what.id, what.units_in}), 1);
}

}  // namespace chuanpin::orders::store
