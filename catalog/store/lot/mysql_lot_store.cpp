#include "catalog/store/lot/mysql_lot_store.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view taken_sql = "SELECT lot_id FROM lot WHERE product_id = ? AND number = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO lot (lot_id, product_id, supplier_organisation_id, number, harvested_on, place_code, version, opened_at, closed_at) "
    "VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_sql =
    "SELECT lot_id, product_id, supplier_organisation_id, number, harvested_on, place_code, version, opened_at, closed_at FROM lot WHERE ";
constexpr std::string_view by_id_sql = "lot_id = ?";
constexpr std::string_view by_id_locked_sql = "lot_id = ? FOR UPDATE";
constexpr std::string_view of_product_sql = "product_id = ?";
constexpr std::string_view before_sql = " AND lot_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY lot_id DESC LIMIT ?";
constexpr std::string_view save_sql = "UPDATE lot SET version = ?, closed_at = ? WHERE lot_id = ? AND version = ?";

constexpr std::string_view newest_intake_sql = "SELECT COALESCE(MAX(position), 0) FROM lot_intake WHERE lot_id = ?";
constexpr std::string_view insert_intake_sql =
    "INSERT INTO lot_intake (lot_id, position, household_number, name_sealed, shown, poor, quantity_g, grade, price_per_kilogram_fen, "
    "amount_fen, delivered_on, account_id, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view intakes_sql =
    "SELECT lot_id, position, household_number, shown, poor, quantity_g, grade, price_per_kilogram_fen, amount_fen, delivered_on, "
    "account_id, recorded_at FROM lot_intake WHERE lot_id IN ? ORDER BY lot_id, position LIMIT 1000";
constexpr std::string_view totals_sql =
    "SELECT lot_id, poor, COUNT(*), SUM(quantity_g), SUM(amount_fen) FROM lot_intake WHERE lot_id IN ? GROUP BY lot_id, poor";

domain::lot read_head(const mysql::row_set& rows) {
    domain::lot what{.id = rows.id<domain::lot_id>(0),
                     .product = rows.id<domain::product_id>(1),
                     .supplier = rows.id<domain::organisation_id>(2),
                     .number = rows.text(3),
                     .harvested_on = rows.date(4),
                     .place_code = rows.text(5)};
    what.version = rows.integer(6);
    what.opened_at = rows.instant(7);
    what.closed_at = rows.optional_instant(8);
    return what;
}

domain::intake read_intake(const mysql::row_set& rows) {
    return {.position = rows.integer(1),
            .supplier = {rows.optional_text(2), rows.text(3), rows.integer(4) != 0},
            .quantity_g = rows.integer(5),
            .grade = rows.text(6),
            .price_per_kilogram = rows.money(7),
            .amount = rows.money(8),
            .delivered_on = rows.date(9),
            .by = rows.id<domain::account_id>(10),
            .recorded_at = rows.instant(11)};
}

}  // namespace

// The product is locked by whoever opens a lot of it, so that the question and the answer belong together.
bool mysql_lot_store::insert(const domain::lot& what) {
    if (connection_.query(taken_sql, {what.product, what.number}).next()) return false;
    connection_.execute(insert_sql, {what.id, what.product, what.supplier, what.number, what.harvested_on, what.place_code, what.version,
                                     what.opened_at, what.closed_at});
    return true;
}

std::optional<domain::lot> mysql_lot_store::find(domain::lot_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_sql), {id}));
}

std::optional<domain::lot> mysql_lot_store::lock(domain::lot_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id}));
}

void mysql_lot_store::save(const domain::lot& what, const std::optional<std::string>& name_sealed) {
    if (connection_.execute(save_sql, {what.version, what.closed_at, what.id, what.version - 1}) != 1)
        throw std::logic_error("lot " + base::to_wire(what.id) + " was saved without holding its lock");
    auto rows = connection_.query(newest_intake_sql, {what.id});
    const auto stored = rows.next() ? rows.integer(0) : 0;
    for (const auto& each : what.intakes) {
        if (each.position <= stored) continue;
        std::optional<mysql::bytes> sealed;
        if (name_sealed && each.position == std::ssize(what.intakes)) sealed = mysql::bytes{*name_sealed};
        connection_.execute(insert_intake_sql, {what.id, each.position, each.supplier.household_number, sealed, each.supplier.shown,
                                                each.supplier.poor, each.quantity_g, each.grade, each.price_per_kilogram, each.amount,
                                                each.delivered_on, each.by, each.recorded_at});
    }
}

std::vector<app::lot_summary> mysql_lot_store::page(domain::product_id product, std::optional<domain::lot_id> before, std::size_t limit) {
    std::string statement = std::string(select_sql).append(of_product_sql);
    mysql::parameters values{product};
    if (before) {
        statement += before_sql;
        values.emplace_back(*before);
    }
    statement += newest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    std::vector<app::lot_summary> found;
    std::vector<mysql::parameters> ids;
    for (auto rows = connection_.query(statement, values); rows.next();) {
        found.push_back({read_head(rows), {}});
        ids.push_back({found.back().what.id});
    }
    if (found.empty()) return found;
    for (auto rows = connection_.query_rows(totals_sql, ids); rows.next();) {
        const auto id = rows.id<domain::lot_id>(0);
        auto& totals = std::ranges::find(found, id, [](const auto& each) { return each.what.id; })->totals;
        (rows.integer(1) != 0 ? totals.poor : totals.other) = {rows.integer(2), rows.integer(3), rows.money(4)};
    }
    return found;
}

std::optional<domain::lot> mysql_lot_store::read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    auto what = read_head(rows);
    for (auto part = connection_.query_rows(intakes_sql, {{what.id}}); part.next();) what.intakes.push_back(read_intake(part));
    return what;
}

}  // namespace chuanpin::catalog::store
