// What the tests of platform/mysql share: a schema with a few tables, a pool, a transactor.
#pragma once

#include <string>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <catch.hpp>

#include "platform/mysql/transactor.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/fault_proxy.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

inline std::vector<mysql::migration> sample_migrations() {
    auto all = mysql::receipt_migrations();
    all.push_back({"sample", 1, "create_stock",
                   "CREATE TABLE stock (id BIGINT NOT NULL, on_hand BIGINT NOT NULL, label VARCHAR(64) NULL,\n"
                   "  CONSTRAINT stock_primary PRIMARY KEY (id), CONSTRAINT stock_label UNIQUE (label),\n"
                   "  CONSTRAINT stock_not_negative CHECK (on_hand >= 0))\n"
                   "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"});
    all.push_back({"sample", 2, "create_note",
                   "CREATE TABLE note (id BIGINT NOT NULL AUTO_INCREMENT, text LONGTEXT NULL, raw LONGBLOB NULL, at DATETIME(6) NULL, day "
                   "DATE NULL,\n"
                   "  amount BIGINT NULL, big BIGINT UNSIGNED NULL, data JSON NULL, PRIMARY KEY (id))\n"
                   "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"});
    return all;
}

/// A schema of its own, and a pool of `workers` in front of it.
struct database_fixture {
    explicit database_fixture(mysql::pool_options options = {.where = test_database::instance().where(), .workers = 4})
        : schema(test_database::instance().make_schema("sample", sample_migrations())),
          pool(std::move(options), log, metrics),
          transactor(pool, schema) {}

    [[nodiscard]] mysql::session open() const { return test_database::instance().open(schema); }
    [[nodiscard]] std::int64_t number(const std::string& query) const {
        auto connection = open();
        auto rows = connection.query(query);
        REQUIRE(rows.next());
        return rows.integer(0);
    }

    /// Adds one to the stock of `id` and answers what there is then.
    static base::result<std::string> add_one(mysql::session& connection, std::int64_t id = 1) {
        connection.execute("UPDATE stock SET on_hand=on_hand+1 WHERE id=?", {id});
        auto rows = connection.query("SELECT on_hand FROM stock WHERE id=?", {id});
        rows.next();
        return rows.text(0);
    }
    void put_stock(std::int64_t id, std::int64_t on_hand) const {
        open().execute("INSERT INTO stock (id, on_hand) VALUES (?, ?)", {id, on_hand});
    }
    [[nodiscard]] std::int64_t stock(std::int64_t id = 1) const {
        return number("SELECT on_hand FROM stock WHERE id=" + std::to_string(id));
    }
    [[nodiscard]] std::int64_t receipts() const { return number("SELECT COUNT(*) FROM receipt"); }

    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema;
    mysql::worker_pool pool;
    mysql::transactor transactor;
};

/// One worker, so that what a call costs does not depend on who takes it.
struct single_worker_fixture : database_fixture {
    single_worker_fixture() : database_fixture({.where = test_database::instance().where(), .workers = 1, .queue_max = 2}) {}
};

/// The same as database_fixture, with a proxy between pool and server. The test's own sessions go straight to the server.
struct proxied_fixture {
    fault_proxy proxy{test_database::instance().where().socket, protocol::mysql};
};
struct faulty_fixture : private proxied_fixture, database_fixture {
    explicit faulty_fixture(std::size_t workers = 2) : database_fixture({.where = through(proxied_fixture::proxy), .workers = workers}) {
        put_stock(1, 0);
    }
    using proxied_fixture::proxy;

    static mysql::address through(const fault_proxy& proxy) {
        auto where = test_database::instance().where();
        where.socket = proxy.socket();
        where.read_max = std::chrono::seconds(1);
        return where;
    }
};

inline base::receipt a_receipt(std::string key, unsigned char asked = 1) {
    base::receipt claim{"acc_1 sample", std::move(key), {}};
    claim.asked[0] = static_cast<std::byte>(asked);
    return claim;
}

}  // namespace chuanpin::tests
