#include "orders/store/warehouse/mysql_warehouse_store.hpp"

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

// Answers 1 where it was added, 0 where the code is taken.
constexpr std::string_view insert_warehouse = R"sql(
INSERT INTO warehouse (warehouse_id, organisation_id, code, kind, name, county_code, address, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE code = code)sql";
constexpr std::string_view share_warehouse = R"sql(
SELECT warehouse_id, organisation_id, code, kind, name, county_code, address, version, closed_at
FROM warehouse WHERE organisation_id = ? AND code = ? LOCK IN SHARE MODE)sql";
constexpr std::string_view lock_warehouse = R"sql(
SELECT warehouse_id, organisation_id, code, kind, name, county_code, address, version, closed_at
FROM warehouse WHERE warehouse_id = ? FOR UPDATE)sql";
constexpr std::string_view save_warehouse = "UPDATE warehouse SET version = ?, closed_at = ? WHERE warehouse_id = ? AND version = ?";
constexpr std::string_view sum_on_hand =
    "SELECT CAST(COALESCE(SUM(on_hand), 0) AS SIGNED) FROM stock_level WHERE supplier_organisation_id = ? AND warehouse_id = ?";
constexpr std::string_view page_warehouses = R"sql(
SELECT warehouse_id, organisation_id, code, kind, name, county_code, address, version, closed_at
FROM warehouse WHERE organisation_id = ? AND code > ? ORDER BY code LIMIT ?)sql";

domain::warehouse read_warehouse(const mysql::row_set& rows) {
    const auto kind = domain::parse_warehouse_kind(rows.text(3));
    if (!kind) throw std::logic_error("warehouse.kind cannot be read");
    return {.id = rows.id<domain::warehouse_id>(0),
            .owner = rows.id<domain::organisation_id>(1),
            .code = rows.text(2),
            .kind = *kind,
            .name = rows.text(4),
            .county_code = rows.optional_text(5),
            .address = rows.text(6),
            .version = rows.integer(7),
            .closed_at = rows.optional_instant(8)};
}

std::optional<domain::warehouse> read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return read_warehouse(rows);
}

}  // namespace

bool mysql_warehouse_store::insert(const domain::warehouse& fresh) {
    return connection_.execute(insert_warehouse, {fresh.id, fresh.owner, fresh.code, domain::name_of(fresh.kind), fresh.name,
                                                  fresh.county_code, fresh.address, fresh.version}) == 1;
}

std::optional<domain::warehouse> mysql_warehouse_store::share(domain::organisation_id owner, const std::string& code) {
    return read_one(connection_.query(share_warehouse, {owner, code}));
}

std::optional<domain::warehouse> mysql_warehouse_store::lock(domain::warehouse_id id) {
    return read_one(connection_.query(lock_warehouse, {id}));
}

void mysql_warehouse_store::save(const domain::warehouse& what) {
    expect_rows("saving a warehouse", connection_.execute(save_warehouse, {what.version, what.closed_at, what.id, what.version - 1}), 1);
}

// Whoever puts goods into it shares the lock of its row, so that what is committed is all there is.
std::int64_t mysql_warehouse_store::on_hand(const domain::warehouse& what) {
    auto rows = connection_.query(sum_on_hand, {what.owner, what.id});
    rows.next();
    return rows.integer(0);
}

std::vector<domain::warehouse> mysql_warehouse_store::page(domain::organisation_id owner, const std::string& after, std::size_t limit) {
    std::vector<domain::warehouse> found;
    auto rows = connection_.query(page_warehouses, {owner, after, std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_warehouse(rows));
    return found;
}

}  // namespace chuanpin::orders::store
