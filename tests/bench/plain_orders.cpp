// The comparator of `order5_vs_plain`: one connection that writes the rows of an order, one order a transaction, in a loop.
//
// It writes what the service writes (receipt, order, lines, stock rows and their movements, journal) with the same multi-row
// statements, into the same tables with the same durability, and decides nothing: the rows are those of the newest order, copied
// under new ids. Stock of the products is held by nobody afterwards: run it on a schema that is thrown away.
//
// usage: plain_orders SOCKET LINES ORDERS [SCHEMA]      prints "orders_per_second"
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/crypto/random.hpp"
#include "platform/mysql/session.hpp"

using namespace chuanpin;
using mysql::bytes;
using mysql::parameters;

namespace {

constexpr std::string_view select_order =
    "SELECT o.order_id, o.buyer_organisation_id, o.supplier_organisation_id, o.placed_by, o.total_fen, o.delivery_county_code, "
    "o.delivery_address,"
    " o.delivery_contact, o.requested_delivery_date, o.hold_expires_at, o.placed_at FROM purchase_order o"
    " WHERE (SELECT COUNT(*) FROM purchase_order_line l WHERE l.order_id = o.order_id) = ? ORDER BY o.order_id DESC LIMIT 1";
constexpr std::string_view select_lines =
    "SELECT l.offer_id, l.offer_version, l.product_id, l.name_zh, l.quantity, l.unit_net_mass_g, l.unit_price_fen, l.amount_fen, "
    "l.storage_class,"
    " l.storage_min_mc, l.storage_max_mc, l.origin_county_code, s.warehouse_id FROM purchase_order_line l JOIN stock_level s USING "
    "(product_id)"
    " WHERE l.order_id = ? ORDER BY l.product_id";
constexpr std::string_view select_event =
    "SELECT data, visible_to, actor, organisation, aggregate_type FROM journal WHERE type = ? ORDER BY id DESC LIMIT 1";

constexpr std::string_view insert_receipt = "INSERT INTO receipt (scope, receipt_key, fingerprint, body) VALUES ?";
constexpr std::string_view lock_stock =
    "SELECT stock_id, version, on_hand, reserved FROM stock_level WHERE product_id IN ? ORDER BY product_id FOR UPDATE";
constexpr std::string_view insert_order =
    "INSERT INTO purchase_order (order_id, version, status, buyer_organisation_id, supplier_organisation_id, placed_by, total_fen, "
    "delivery_county_code,"
    " delivery_address, delivery_contact, requested_delivery_date, hold_expires_at, placed_at) VALUES ?";
constexpr std::string_view insert_lines =
    "INSERT INTO purchase_order_line (order_id, line_number, line_id, offer_id, offer_version, product_id, name_zh, quantity, "
    "unit_net_mass_g,"
    " unit_price_fen, amount_fen, storage_class, storage_min_mc, storage_max_mc, origin_county_code) VALUES ?";
constexpr std::string_view hold_stock = "UPDATE stock_level SET reserved = reserved + 1, version = version + 1 WHERE product_id IN ?";
constexpr std::string_view insert_movements =
    "INSERT INTO stock_movement (product_id, warehouse_id, kind, quantity, order_id, line_id, reason, account_id, recorded_at) VALUES ?";
constexpr std::string_view insert_journal =
    "INSERT INTO journal (event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor, "
    "organisation, request_id,"
    " visible_to, data) VALUES ?";

struct line {
    parameters of_offer;  // the columns from offer_id to origin_county_code
    bytes product;
    bytes warehouse;
};

struct event {
    std::string type, data, visible_to, actor, organisation, aggregate_type;
};

struct pattern {
    parameters order;  // the columns after status
    std::string placed_by;
    base::instant placed_at;
    std::vector<line> lines;
    event placed, changed;
};

event read_event(mysql::session& connection, const char* type) {
    auto rows = connection.query(select_event, {type});
    if (!rows.next()) throw std::runtime_error(std::string("no event of type ") + type);
    return {type, rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)};
}

pattern read_pattern(mysql::session& connection, std::int64_t line_count) {
    pattern found;
    auto order = connection.query(select_order, {line_count});
    if (!order.next()) throw std::runtime_error("no order with that many lines stands in the schema");
    const bytes id{order.text(0)};
    found.placed_by = order.text(3);
    found.placed_at = order.instant(10);
    found.order = {bytes{order.text(1)}, bytes{order.text(2)}, bytes{order.text(3)}, order.integer(4), order.text(5),
                   order.text(6),        order.text(7),        order.date(8),        order.instant(9), found.placed_at};
    auto lines = connection.query(select_lines, {id});
    while (lines.next())
        found.lines.push_back(
            {{bytes{lines.text(0)}, lines.integer(1), bytes{lines.text(2)}, lines.text(3), lines.integer(4), lines.integer(5),
              lines.integer(6), lines.integer(7), lines.text(8), lines.optional_integer(9), lines.optional_integer(10), lines.text(11)},
             {lines.text(2)},
             {lines.text(12)}});
    found.placed = read_event(connection, "order.placed");
    found.changed = read_event(connection, "stock.level_changed");
    return found;
}

struct order_tag {
    static constexpr std::string_view prefix = "ord";
};
struct stock_tag {
    static constexpr std::string_view prefix = "stk";
};

parameters journal_row(const event& of, const std::string& aggregate_type, const std::string& aggregate, std::int64_t version,
                       base::instant at, base::random_source& random) {
    return {base::make_ulid(at, random),
            of.type,
            1,
            aggregate_type,
            bytes{aggregate},
            version,
            at,
            of.actor,
            of.organisation,
            "bench",
            of.visible_to,
            of.data};
}

void write_one(mysql::session& connection, const pattern& like, base::random_source& random) {
    const auto id = base::make_ulid(like.placed_at, random);
    connection.execute("START TRANSACTION");
    connection.execute_rows(insert_receipt,
                            {{bytes{"plain"}, bytes{base::to_text(id)}, bytes{std::string(32, 'f')}, bytes{like.placed.data}}});
    std::vector<parameters> products, lines, movements, events;
    for (const auto& each : like.lines) products.push_back({each.product});
    auto levels = connection.query_rows(lock_stock, products);
    parameters order{id, 1, "placed"};
    order.insert(order.end(), like.order.begin(), like.order.end());
    connection.execute_rows(insert_order, {order});
    events.push_back(
        journal_row(like.placed, like.placed.aggregate_type, base::to_wire(base::typed_id<order_tag>{id}), 1, like.placed_at, random));
    for (const auto& each : like.lines) {
        const auto line_id = base::make_ulid(like.placed_at, random);
        parameters row{id, static_cast<std::int64_t>(lines.size() + 1), line_id};
        row.insert(row.end(), each.of_offer.begin(), each.of_offer.end());
        lines.push_back(row);
        movements.push_back({each.product, each.warehouse, "held", 1, id, line_id, "", bytes{like.placed_by}, like.placed_at});
        levels.next();
        events.push_back(journal_row(like.changed, like.changed.aggregate_type, base::to_wire(levels.id<base::typed_id<stock_tag>>(0)),
                                     levels.integer(1) + 1, like.placed_at, random));
    }
    connection.execute_rows(insert_lines, lines);
    connection.execute_rows(hold_stock, products);
    connection.execute_rows(insert_movements, movements);
    connection.execute_rows(insert_journal, events);
    connection.execute("COMMIT");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: plain_orders SOCKET LINES ORDERS [SCHEMA]\n";
        return 2;
    }
    mysql::initialise_driver();
    mysql::address where;
    where.socket = argv[1];
    where.user = "root";
    mysql::session connection(where, argc > 4 ? argv[4] : "chuanpin_orders");
    crypto::system_random random;
    const auto like = read_pattern(connection, std::strtol(argv[2], nullptr, 10));
    const long orders = std::strtol(argv[3], nullptr, 10);
    const auto started = std::chrono::steady_clock::now();
    for (long n = 0; n < orders; ++n) write_one(connection, like, random);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    std::cout << static_cast<double>(orders) / taken.count() << "\n";
}
