// The comparator `naive` of the orders suite: the code that one writes first. Each order is a transaction of its own, and what the service
// does for each line is done for each line, by a plain statement for each thing.
//
// It has the effects that the service has when it places one order alone (compared by MariaDB's general log):
//   the order's   receipt claimed · the buyer's purchasing rules read · purchase_order · its event · the reply kept with the receipt
//   each line's   offer, version, certificates and holds read (one joined SELECT) · its stock and lot locked (one joined SELECT) and looked
//                 at · stock_level counted and its version raised · stock_lot counted · purchase_order_line · stock_movement · the event of
//                 the row of stock
// The rows are the service's own, copied under new ids, without the columns that it leaves out; the indexes are those of its schema. As
// in the service a sequencer numbers and chains the events beside all this, in a thread of its own: it is the service's (`journal::seal`).
// In its favour: no HTTP, no sessions, nobody reads the events, prices are not computed, texts are not written anew, nor long
// replies packed.
//
// usage: naive_orders SOCKET LINES SECONDS CONNECTIONS [SCHEMA]      prints orders per second
#include <cstdlib>
#include <iostream>
#include <stdexcept>

#include "platform/crypto/random.hpp"
#include "platform/journal/sealing.hpp"
#include "tests/bench/order_pattern.hpp"
#include "tests/bench/order_statements.hpp"
#include "tests/bench/side_by_side.hpp"

using namespace chuanpin;

namespace {

constexpr std::string_view claim = "INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES (?, ?, ?)";
constexpr std::string_view keep_reply = "UPDATE receipt SET body = ?, packed = ? WHERE scope = ? AND receipt_key = ?";
constexpr std::string_view count_level =
    "UPDATE stock_level SET reserved = reserved + 1, version = version + 1 WHERE product_id = ? AND warehouse_id = ?";
constexpr std::string_view count_lot =
    "UPDATE stock_lot SET reserved = reserved + 1 WHERE product_id = ? AND warehouse_id = ? AND lot_id = ?";

constexpr std::size_t sealed_at_once = 500;
constexpr std::chrono::milliseconds between_looks{100};
constexpr std::chrono::seconds seal_max{30};

/// Where one of the line's product may be taken from.
struct place {
    mysql::bytes warehouse;
    mysql::bytes lot;
};

place find_place(mysql::session& connection, const mysql::bytes& product) {
    auto rows = connection.query(bench::lock_stock, {product});
    while (rows.next())
        if (rows.integer(3) < rows.integer(2) && rows.integer(7) < rows.integer(6)) return {{rows.text(1)}, {rows.text(5)}};
    throw std::runtime_error("the stock is used up");
}

void write_line(mysql::session& connection, const bench::copied_line& what, const bench::copied_row& level_changed) {
    if (!connection.query(bench::find_offer, {what.offer}).next()) throw std::runtime_error("no such offer");
    const auto from = find_place(connection, what.product);
    connection.execute(count_level, {what.product, from.warehouse});
    connection.execute(count_lot, {what.product, from.warehouse, from.lot});
    connection.execute_rows(what.line.insert(), {what.line.values()});
    connection.execute_rows(what.movement.insert(), {what.movement.values()});
    connection.execute_rows(level_changed.insert(), {level_changed.values()});
}

void write_one(mysql::session& connection, bench::order_pattern& like, base::random_source& random) {
    bench::renew(like, random);
    const auto& receipt = like.receipt;
    connection.execute("START TRANSACTION");
    connection.execute(claim, {receipt.value("scope"), receipt.value("receipt_key"), receipt.value("fingerprint")});
    (void)connection.query(bench::find_rules, {like.buyer});
    connection.execute_rows(like.order.insert(), {like.order.values()});
    for (const auto& each : like.lines) {
        bench::renew_event(like.level_changed, random);
        write_line(connection, each, like.level_changed);
    }
    connection.execute_rows(like.placed.insert(), {like.placed.values()});
    connection.execute(keep_reply, {like.body, like.packed, receipt.value("scope"), receipt.value("receipt_key")});
    connection.execute("COMMIT");
}

/// Numbers events as they come, as the service's sequencer does.
class numbering {
public:
    explicit numbering(const bench::load& how)
        : connection_(bench::connect(how)), epoch_(journal::take_epoch(connection_, base::instant{}, until())) {
        seal_all();  // what others left
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }

private:
    static base::deadline until() { return std::chrono::steady_clock::now() + seal_max; }
    void seal_all() {
        while (journal::seal(connection_, epoch_, sealed_at_once, until()).more) {
        }
    }
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            seal_all();
            std::this_thread::sleep_for(between_looks);
        }
    }

    mysql::session connection_;
    std::int64_t epoch_;
    std::jthread thread_;
};

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
    mysql::initialise_driver();
    auto first = bench::connect(load);
    const auto like = bench::read_order_pattern(first, lines);
    const numbering beside(load);
    std::cout << bench::per_second(load, [&](mysql::session& connection) {
        return [&connection, like = bench::order_pattern(like), random = crypto::system_random()]() mutable {
            write_one(connection, like, random);
            return std::size_t{1};
        };
    }) << "\n";
}
