#include "tests/bench/order_pattern.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/ids.hpp"

namespace chuanpin::bench {

namespace {

constexpr std::string_view columns_sql =
    "SELECT COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?"
    " AND EXTRA NOT LIKE '%auto_increment%' AND IS_GENERATED = 'NEVER' AND COLUMN_NAME NOT IN ('seq', 'chain_hash')"
    " ORDER BY ORDINAL_POSITION";
constexpr std::string_view first_sql =
    "SELECT o.order_id FROM purchase_order o WHERE (SELECT COUNT(*) FROM purchase_order_line l WHERE l.order_id = o.order_id) = ?"
    " ORDER BY o.order_id LIMIT 1";

struct column {
    std::string name;
    std::string type;
};

std::vector<column> columns_of(mysql::session& connection, const std::string& table) {
    std::vector<column> found;
    auto rows = connection.query(columns_sql, {table});
    while (rows.next()) found.push_back({rows.text(0), rows.text(1)});
    return found;
}

mysql::parameter value_of(const mysql::row_set& rows, std::size_t at, const std::string& type) {
    if (rows.is_null(at)) return nullptr;
    if (type.ends_with("int")) return rows.integer(at);
    if (type.ends_with("binary") || type.ends_with("blob")) return mysql::bytes{rows.text(at)};
    return rows.text(at);  // times too: a text in a literal is taken for one
}

std::vector<copied_row> read_rows(mysql::session& connection, const std::string& table, const std::string& which,
                                  const mysql::parameters& values) {
    const auto columns = columns_of(connection, table);
    std::vector<std::string> names;
    for (const auto& each : columns) names.push_back(each.name);
    const auto list = fmt::format("{}", fmt::join(names, ", "));
    std::vector<copied_row> found;
    auto rows = connection.query(fmt::format("SELECT {} FROM {} WHERE {}", list, table, which), values);
    while (rows.next()) {
        mysql::parameters row;
        for (std::size_t i = 0; i < columns.size(); ++i) row.push_back(value_of(rows, i, columns[i].type));
        found.emplace_back(fmt::format("INSERT INTO {} ({}) VALUES ?", table, list), names, std::move(row));
    }
    return found;
}

copied_row read_row(mysql::session& connection, const std::string& table, const std::string& which, const mysql::parameters& values) {
    auto rows = read_rows(connection, table, which, values);
    if (rows.empty()) throw std::runtime_error("nothing to copy in " + table);
    return std::move(rows.front());
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

copied_row& copied_row::set(const std::string& column, mysql::parameter value) {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) throw std::logic_error("no column " + column);
    values_[static_cast<std::size_t>(found - columns_.begin())] = std::move(value);
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
    const auto its_reply = "body LIKE CONCAT('{\"id\":\"', ?, '%') LIMIT 1";
    const auto name = base::to_wire(order);
    return {.receipt = read_row(connection, "receipt", its_reply, {name}),
            .order = read_row(connection, "purchase_order", "order_id = ?", {id}),
            .lines = std::move(copied),
            .placed = read_row(connection, "journal", "type = 'order.placed' AND aggregate_id = ?", {mysql::bytes{name}}),
            .level_changed = read_row(connection, "journal", "type = 'stock.level_changed' ORDER BY id DESC LIMIT 1", {}),
            .body = {one_text(connection, std::string("SELECT body FROM receipt WHERE ") + its_reply, {name})}};
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
    // Of a type that nobody follows: it is no news of that row of stock.
    what.level_changed.set("event_id", base::make_ulid(now, random))
        .set("type", "bench.level_changed")
        .set("aggregate_type", "bench_level");
}

}  // namespace chuanpin::bench
