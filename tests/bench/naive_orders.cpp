// The comparator `naive` of the orders suite: the code that one writes first. Each order is a transaction of its own, and each of its
// lines is looked up, locked, changed and written by statements of its own. It writes the same rows as the service, but for the stock's
// events, with the same durability; no HTTP stands in front of it.
//
// usage: naive_orders SOCKET LINES SECONDS CONNECTIONS [SCHEMA]      prints orders per second
#include <cstdlib>
#include <iostream>

#include "platform/crypto/random.hpp"
#include "tests/bench/order_pattern.hpp"
#include "tests/bench/side_by_side.hpp"

using namespace chuanpin;

namespace {

constexpr std::string_view find_offer =
    "SELECT version, name_zh, unit_net_mass_g, minimum_quantity, tiers, valid_from, valid_to FROM offer_version WHERE offer_id = ?";
constexpr std::string_view lock_stock = "SELECT warehouse_id, on_hand, reserved FROM stock_level WHERE product_id = ? FOR UPDATE";
constexpr std::string_view hold_stock = "UPDATE stock_level SET reserved = reserved + 1 WHERE product_id = ?";

void write_one(mysql::session& connection, bench::order_pattern& like, base::random_source& random) {
    bench::renew(like, random);
    like.receipt.set("body", like.body);
    connection.execute("START TRANSACTION");
    connection.execute_rows(like.receipt.insert(), {like.receipt.values()});
    connection.execute_rows(like.order.insert(), {like.order.values()});
    for (const auto& each : like.lines) {
        (void)connection.query(find_offer, {each.offer});
        (void)connection.query(lock_stock, {each.product});
        connection.execute(hold_stock, {each.product});
        connection.execute_rows(each.line.insert(), {each.line.values()});
        connection.execute_rows(each.movement.insert(), {each.movement.values()});
    }
    connection.execute_rows(like.placed.insert(), {like.placed.values()});
    connection.execute("COMMIT");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::cerr << "usage: naive_orders SOCKET LINES SECONDS CONNECTIONS [SCHEMA]\n";
        return 2;
    }
    const auto lines = std::strtol(argv[2], nullptr, 10);
    const bench::load load{.socket = argv[1],
                           .schema = argc > 5 ? argv[5] : "chuanpin_orders",
                           .connections = std::strtoul(argv[4], nullptr, 10),
                           .seconds = std::strtod(argv[3], nullptr)};
    std::cout << bench::per_second(load, [&](mysql::session& connection) {
        return [&connection, like = bench::read_order_pattern(connection, lines), random = crypto::system_random()]() mutable {
            write_one(connection, like, random);
            return std::size_t{1};
        };
    }) << "\n";
}
