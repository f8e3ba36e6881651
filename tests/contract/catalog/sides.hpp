// The two sides of the catalogue's contract suites: the fake, and MariaDB in a schema of its own.
#pragma once

#include <catch.hpp>

#include "catalog/migrations/migrations.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/composition.hpp"
#include "tests/contract/catalog/fake_catalog.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

inline const base::instant now = manual_clock().now();

struct fake_side {
    boost::asio::io_context io;
    fake_catalog_work work;
    void know(const domain::known_organisation& what) { work.state().organisations[what.id] = what; }
    std::size_t events() { return work.state().events; }
};

struct mysql_side {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = test_database::instance().make_schema("catalog", runtime::whole_schema(catalog::own_migrations()));
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 8}, log, metrics};
    mysql::mysql_unit_of_work<app::transaction, catalog::store::mysql_transaction> work{pool, schema};
    void know(const domain::known_organisation& what) {
        auto connection = test_database::instance().open(schema);
        catalog::store::mysql_organisation_store(connection).apply(what);
    }
    std::size_t events() { return static_cast<std::size_t>(number("SELECT COUNT(*) FROM journal")); }
    std::int64_t number(std::string_view statement) {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query(statement);
        REQUIRE(rows.next());
        return rows.integer(0);
    }
};

template <class Side>
base::result<base::reply> write(Side& side, std::function<void(app::transaction&)> work, const std::string& key = "once") {
    const auto context = a_context(now);
    return run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
        work(tx);
        return "{}";
    }));
}

template <class Side>
void read(Side& side, std::function<void(app::transaction&)> work) {
    const auto context = a_context(now);
    REQUIRE(run_coroutine(side.io, side.work.read(context, [&](app::transaction& tx) -> base::result<void> {
        work(tx);
        return {};
    })));
}

}  // namespace chuanpin::tests
