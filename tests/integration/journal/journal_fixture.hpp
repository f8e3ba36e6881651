// A schema with a journal, and what a sequencer and a consumer need around it.
#pragma once

#include <string>

#include <boost/asio/io_context.hpp>

#include "platform/journal/sequencer.hpp"
#include "platform/journal/writer.hpp"
#include "platform/mysql/worker_pool.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

struct journal_fixture {
    journal_fixture() : schema(make_schema()), pool(pool_options(), log, metrics) {}

    /// An event of aggregate `number`, with `text` in its data.
    journal::entry entry(int number = 1, const std::string& text = "苹果") {
        journal::entry what;
        what.id = base::event_id::make(clock.now(), random);
        what.type = "order.placed";
        what.aggregate_type = "order";
        what.aggregate_id = "ord_" + std::to_string(number);
        what.aggregate_version = ++version;
        what.visible_to = {"org_A", "org_B"};
        what.data = R"({"text":")" + text + R"("})";
        return what;
    }
    void commit(mysql::session& connection, const journal::entry& what) {
        connection.execute("START TRANSACTION");
        journal::write(connection, what, a_context());
        connection.execute("COMMIT");
    }
    /// Writes and commits `count` entries of their own aggregates.
    void commit_many(int count) {
        auto connection = open();
        for (int i = 0; i < count; ++i) commit(connection, entry(i));
    }

    journal::sequencer make_sequencer(std::size_t batch_max = 500) {
        journal::sequencer_options options;
        options.schema = schema;
        options.key = key;
        options.batch_max = batch_max;
        options.interval = std::chrono::milliseconds(20);
        options.head_interval = std::chrono::milliseconds(0);
        return journal::sequencer(io.get_executor(), options, pool, clock, log, metrics);
    }
    std::size_t seal(journal::sequencer& by) { return run_coroutine(io, by.seal_once()).value(); }
    void seal_all() {
        auto sequencer = make_sequencer();
        while (seal(sequencer) > 0) {
        }
    }

    mysql::session open() { return test_database::instance().open(schema); }
    std::int64_t number(const std::string& query) {
        auto connection = open();
        auto rows = connection.query(query);
        return rows.next() ? rows.integer(0) : -1;
    }
    void execute(const std::string& statement) {
        auto connection = open();
        connection.execute(statement);
    }
    journal::chain_report verify() {
        auto connection = open();
        return journal::verify_chain(connection, crypto::public_key_of(key));
    }

    static std::string make_schema() {
        const auto migrations = journal::migrations();
        return test_database::instance().make_schema("journal", migrations);
    }
    static mysql::pool_options pool_options() {
        mysql::pool_options options;
        options.where = test_database::instance().where();
        options.workers = 4;
        return options;
    }

    boost::asio::io_context io;
    manual_clock clock;
    seeded_random random;
    recording_log log;
    null_metrics metrics;
    std::string schema;
    crypto::signing_key key{};
    mysql::worker_pool pool;
    std::int64_t version = 0;
};

}  // namespace chuanpin::tests
