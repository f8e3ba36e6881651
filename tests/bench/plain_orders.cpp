// The comparator `raw` of the orders suite (and of order5_vs_plain): connections that write the rows of orders, in a loop.
//
// It writes what the service writes when it places BATCH orders (receipts, orders, lines, stock, movements, journal, replies) with as
// many multi-row statements, into the same tables with the same durability, and decides nothing: the rows are those of the first order
// of so many lines, copied under new ids. Stock of the products is held by nobody afterwards.
//
// usage: plain_orders SOCKET LINES SECONDS [BATCH [CONNECTIONS [SCHEMA]]]      prints orders per second
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>

#include "platform/crypto/random.hpp"
#include "tests/bench/order_pattern.hpp"
#include "tests/bench/side_by_side.hpp"

using namespace chuanpin;
using mysql::parameters;

namespace {

constexpr std::string_view select_offers =
    "SELECT offer_id, version, name_zh, unit_net_mass_g, minimum_quantity, tiers, valid_from, valid_to FROM offer_version WHERE offer_id "
    "IN ?";
constexpr std::string_view lock_stock =
    "SELECT product_id, warehouse_id, on_hand, reserved, version FROM stock_level FORCE INDEX (PRIMARY) WHERE product_id IN ?"
    " ORDER BY product_id, warehouse_id FOR UPDATE";
constexpr std::string_view hold_stock = "UPDATE stock_level SET reserved = reserved + {} WHERE product_id IN ?";
constexpr std::string_view and_keep_replies = " ON DUPLICATE KEY UPDATE body = VALUES(body)";

using rows = std::vector<parameters>;

class placing {
public:
    placing(mysql::session& connection, bench::order_pattern like, std::size_t batch)
        : connection_(connection),
          like_(std::move(like)),
          batch_(batch),
          keep_(like_.receipt.insert() + std::string(and_keep_replies)),
          hold_(fmt::format(hold_stock, batch)) {
        for (const auto& each : like_.lines) {
            products_.push_back({each.product});
            offers_.push_back({each.offer});
        }
    }

    void write() {
        rows receipts, replies, orders, lines, movements, events;
        for (std::size_t i = 0; i < batch_; ++i) {
            bench::renew(like_, random_);
            receipts.push_back(like_.receipt.values());
            replies.push_back(like_.receipt.set("body", like_.body).values());
            orders.push_back(like_.order.values());
            for (const auto& each : like_.lines) {
                lines.push_back(each.line.values());
                movements.push_back(each.movement.values());
            }
            events.push_back(like_.placed.values());
        }
        for (std::size_t i = 0; i < like_.lines.size(); ++i) {
            bench::renew(like_, random_);
            events.push_back(like_.level_changed.values());
        }
        connection_.execute("START TRANSACTION");
        connection_.execute_rows(like_.receipt.insert(), receipts);
        (void)connection_.query_rows(select_offers, offers_);
        (void)connection_.query_rows(lock_stock, products_);
        connection_.execute_rows(like_.order.insert(), orders);
        connection_.execute_rows(like_.lines.front().line.insert(), lines);
        connection_.execute_rows(like_.lines.front().movement.insert(), movements);
        connection_.execute_rows(hold_, products_);
        connection_.execute_rows(like_.placed.insert(), events);
        connection_.execute_rows(keep_, replies);
        connection_.execute("COMMIT");
    }

private:
    mysql::session& connection_;
    bench::order_pattern like_;
    std::size_t batch_;
    std::string keep_;
    std::string hold_;
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
    std::cout << bench::per_second(load, [&](mysql::session& connection) {
        placing what(connection, bench::read_order_pattern(connection, lines), batch);
        return [what = std::move(what), batch]() mutable {
            what.write();
            return batch;
        };
    }) << "\n";
}
