// The comparator `raw` of the orders suite (and of order5_vs_plain): connections that write the rows of orders, in a loop.
//
// It writes what the service writes when it places BATCH orders (receipts, orders, lines, stock, movements, journal, replies) with
// the same multi-row statements, into the same tables with the same durability, and decides nothing: the rows are those of the first order
// of so many lines, copied under new ids, each without the columns that the service leaves out. Nobody numbers or reads its events.
//
// usage: plain_orders SOCKET LINES SECONDS [BATCH [CONNECTIONS [SCHEMA]]]      prints orders per second
#include <cstdlib>
#include <iostream>

#include "platform/crypto/random.hpp"
#include "tests/bench/order_pattern.hpp"
#include "tests/bench/order_statements.hpp"
#include "tests/bench/side_by_side.hpp"

using namespace chuanpin;
using mysql::parameters;

namespace {

constexpr std::string_view count_stock = R"sql(
UPDATE (WITH given (product_id, warehouse_id, on_hand, reserved, version, lot_id, lot_on_hand, lot_reserved) AS (VALUES ?)
        SELECT product_id, warehouse_id, on_hand, reserved, version, lot_id, lot_on_hand, lot_reserved FROM given) AS changed
STRAIGHT_JOIN stock_level s ON s.product_id = changed.product_id AND s.warehouse_id = changed.warehouse_id
STRAIGHT_JOIN stock_lot l ON l.product_id = changed.product_id AND l.warehouse_id = changed.warehouse_id AND l.lot_id = changed.lot_id
SET s.on_hand = changed.on_hand, s.reserved = changed.reserved, s.version = changed.version,
    l.on_hand = changed.lot_on_hand, l.reserved = changed.lot_reserved)sql";
constexpr std::string_view claim = "INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ?";
constexpr std::string_view keep_replies =
    "INSERT INTO receipt (scope, receipt_key, fingerprint, body, packed) VALUES ?"
    " ON DUPLICATE KEY UPDATE body=VALUES(body), packed=VALUES(packed)";

using rows = std::vector<parameters>;

class placing {
public:
    placing(mysql::session& connection, bench::order_pattern like, std::size_t batch)
        : connection_(connection), like_(std::move(like)), batch_(batch) {
        for (const auto& each : like_.lines) {
            products_.push_back({each.product});
            offers_.push_back({each.offer});
        }
    }

    void write() {
        rows receipts, replies, orders, lines, movements, events;
        for (std::size_t i = 0; i < batch_; ++i) {
            bench::renew(like_, random_);
            receipts.push_back({like_.receipt.value("scope"), like_.receipt.value("receipt_key"), like_.receipt.value("fingerprint")});
            replies.push_back(receipts.back());
            replies.back().insert(replies.back().end(), {like_.body, like_.packed});
            orders.push_back(like_.order.values());
            for (const auto& each : like_.lines) {
                lines.push_back(each.line.values());
                movements.push_back(each.movement.values());
            }
            events.push_back(like_.placed.values());
        }
        for (std::size_t i = 0; i < like_.lines.size(); ++i) {
            bench::renew_event(like_.level_changed, random_);
            events.push_back(like_.level_changed.values());
        }
        connection_.execute("START TRANSACTION");
        connection_.execute_rows(claim, receipts);
        (void)connection_.query_rows(bench::find_offers, offers_);
        (void)connection_.query(bench::find_rules, {like_.buyer});
        const auto counted = lock();
        connection_.execute_rows(like_.order.insert(), orders);
        connection_.execute_rows(like_.lines.front().line.insert(), lines);
        connection_.execute_rows(like_.lines.front().movement.insert(), movements);
        connection_.execute_rows(count_stock, counted);
        connection_.execute_rows(like_.placed.insert(), events);
        connection_.execute_rows(keep_replies, replies);
        connection_.execute("COMMIT");
    }

private:
    /// The stock of the products as it will be.
    rows lock() {
        rows counted;
        auto found = connection_.query_rows(bench::lock_stocks, products_);
        const auto held = static_cast<std::int64_t>(batch_);
        while (found.next())
            counted.push_back({mysql::bytes{found.text(0)}, mysql::bytes{found.text(1)}, found.integer(2), found.integer(3) + held,
                               found.integer(4) + 1, mysql::bytes{found.text(5)}, found.integer(6), found.integer(7) + held});
        return counted;
    }

    mysql::session& connection_;
    bench::order_pattern like_;
    std::size_t batch_;
    rows products_;
    rows offers_;
    crypto::system_random random_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::cerr << "usage: plain_orders SOCKET LINES SECONDS [BATCH [CONNECTIONS [SCHEMA]]]\n";
        return 2;
    }
    const auto lines = std::strtol(argv[2], nullptr, 10);
    const auto batch = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 1;
    const bench::load load{.socket = argv[1],
                           .schema = argc > 6 ? argv[6] : "chuanpin_orders",
                           .connections = argc > 5 ? std::strtoul(argv[5], nullptr, 10) : 1,
                           .seconds = std::strtod(argv[3], nullptr)};
    mysql::initialise_driver();
    auto first = bench::connect(load);
    const auto like = bench::read_order_pattern(first, lines);
    std::cout << bench::per_second(load, [&](mysql::session& connection) {
        placing what(connection, like, batch);
        return [what = std::move(what), batch]() mutable {
            what.write();
            return batch;
        };
    }) << "\n";
}
