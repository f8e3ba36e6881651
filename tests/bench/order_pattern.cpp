#include "tests/bench/order_pattern.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/ids.hpp"

namespace chuanpin::bench {

namespace {

// What the table makes itself is left out: numbers, times of writing, what the sequencer fills in.
constexpr std::string_view columns_sql =
    "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_DEFAULT IS NOT NULL FROM information_schema.COLUMNS"
    " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND EXTRA NOT LIKE '%auto_increment%' AND IS_GENERATED = 'NEVER'"
    " AND COALESCE(COLUMN_DEFAULT, '') NOT LIKE 'current_timestamp%' AND COLUMN_NAME NOT IN ('seq', 'chain_hash') ORDER BY "
    "ORDINAL_POSITION";
constexpr std::string_view first_sql =
    "SELECT o.order_id FROM purchase_order o WHERE (SELECT COUNT(*) FROM purchase_order_line l WHERE l.order_id = o.order_id) = ?"
    " ORDER BY o.order_id LIMIT 1";

struct column {
    std::string name;
    std::string type;
    bool has_default = false;
};

std::vector<column> columns_of(mysql::session& connection, const std::string& table) {
    std::vector<column> found;
    auto rows = connection.query(columns_sql, {table});
    while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.integer(2) != 0});
    return found;
}

// The service leaves out what a row leaves at its default, so the copies do.
std::vector<column> needed_columns(mysql::session& connection, const std::string& table, const std::string& which,
                                   const mysql::parameters& values) {
    auto columns = columns_of(connection, table);
    std::vector<std::string> questions;
    for (const auto& each : columns) questions.push_back(each.has_default ? fmt::format("{0} <=> DEFAULT({0})", each.name) : "0");
    auto row = connection.query(fmt::format("SELECT {} FROM {} WHERE {} LIMIT 1", fmt::join(questions, ", "), table, which), values);
    if (!row.next()) throw std::runtime_error("nothing to copy in " + table);
    std::vector<column> needed;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (row.integer(i) == 0) needed.push_back(columns[i]);
    return needed;
}

mysql::parameter value_of(const mysql::row_set& rows, std::size_t at, const std::string& type) {
    if (rows.is_null(at)) return nullptr;
    if (type.ends_with("int")) return rows.integer(at);
    if (type.ends_with("binary") || type.ends_with("blob")) return mysql::bytes{rows.text(at)};
    return rows.text(at);  // times too: a text in a literal is taken for one
}

copied_row read_row(mysql::session& connection, const std::string& table, const std::string& which, const mysql::parameters& values) {
    const auto columns = needed_columns(connection, table, which, values);
    std::vector<std::string> names;
    for (const auto& each : columns) names.push_back(each.name);
    const auto list = fmt::format("{}", fmt::join(names, ", "));
    auto rows = connection.query(fmt::format("SELECT {} FROM {} WHERE {} LIMIT 1", list, table, which), values);
    if (!rows.next()) throw std::runtime_error("nothing to copy in " + table);
    mysql::parameters row;
    for (std::size_t i = 0; i < columns.size(); ++i) row.push_back(value_of(rows, i, columns[i].type));
    return {fmt::format("INSERT INTO {} ({}) VALUES ?", table, list), names, std::move(row)};
}

std::string one_text(mysql::session& connection, const std::string& query, const mysql::parameters& values) {
    auto rows = connection.query(query, values);
    if (!rows.next()) throw std::runtime_error("no such order stands in the schema");
    return rows.text(0);
}

struct order_tag {
    static constexpr std::string_view prefix = "ord";
};

}  // namespace

std::size_t copied_row::place_of(const std::string& column) const {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) throw std::logic_error("no column " + column);
    return static_cast<std::size_t>(found - columns_.begin());
}

const mysql::parameter& copied_row::value(const std::string& column) const { return values_[place_of(column)]; }

copied_row& copied_row::set(const std::string& column, mysql::parameter value) {
    values_[place_of(column)] = std::move(value);
    return *this;
}

order_pattern read_order_pattern(mysql::session& connection, std::int64_t lines) {
    const auto order = base::typed_id<order_tag>::from_binary(one_text(connection, std::string(first_sql), {lines}));
    const mysql::bytes id{std::string(order.as_binary())};
    std::vector<copied_line> copied;
    auto rows =
        connection.query("SELECT product_id, line_id, offer_id FROM purchase_order_line WHERE order_id = ? ORDER BY product_id", {id});
    while (rows.next())
        copied.push_back({read_row(connection, "purchase_order_line", "order_id = ? AND line_id = ?", {id, mysql::bytes{rows.text(1)}}),
                          read_row(connection, "stock_movement", "order_id = ? AND line_id = ?", {id, mysql::bytes{rows.text(1)}}),
                          mysql::bytes{rows.text(0)}, mysql::bytes{rows.text(2)}});
    // Its own reply and its own event: those of an order of more lines would be longer.
    const auto its_reply = "IF(packed, UNCOMPRESS(body), body) LIKE CONCAT('{\"id\":\"', ?, '%')";
    const auto name = base::to_wire(order);
    return {.receipt = read_row(connection, "receipt", its_reply, {name}),
            .order = read_row(connection, "purchase_order", "order_id = ?", {id}),
            .lines = std::move(copied),
            .placed = read_row(connection, "journal", "type = 'order.placed' AND aggregate_id = ?", {mysql::bytes{name}}),
            .level_changed = read_row(connection, "journal", "type = 'stock.level_changed'", {}),
            .body = {one_text(connection, std::string("SELECT body FROM receipt WHERE ") + its_reply, {name})},
            .packed = one_text(connection, std::string("SELECT packed FROM receipt WHERE ") + its_reply, {name}) != "0",
            .buyer = {one_text(connection, "SELECT buyer_organisation_id FROM purchase_order WHERE order_id = ?", {id})}};
}

void renew(order_pattern& what, base::random_source& random) {
    const auto now = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto id = base::make_ulid(now, random);
    what.receipt.set("receipt_key", mysql::bytes{base::to_text(id)}).set("body", nullptr);
    what.order.set("order_id", id);
    for (auto& each : what.lines) {
        const auto line = base::make_ulid(now, random);
        each.line.set("order_id", id).set("line_id", line);
        each.movement.set("order_id", id).set("line_id", line);
    }
    what.placed.set("event_id", base::make_ulid(now, random))
        .set("aggregate_id", mysql::bytes{base::to_wire(base::typed_id<order_tag>{id})});
    renew_event(what.level_changed, random);
}

void renew_event(copied_row& what, base::random_source& random) {
    what.set("event_id",
             base::make_ulid(std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()), random));
}

}  // namespace chuanpin::bench
