// The two sides of the contract: the catalogue's stores as a fake, and on MariaDB.
#pragma once

#include <catch.hpp>

#include <functional>
#include <string>

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
inline const auto supplier = numbered<base::organisation_id>(1);

struct on_fake {
    boost::asio::io_context io;
    fake_catalog_work work;
    std::size_t events() { return work.state().events; }
};

struct on_mysql {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = test_database::instance().make_schema("catalog", runtime::whole_schema(catalog::own_migrations()));
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 8}, log, metrics};
    mysql::mysql_unit_of_work<app::transaction, catalog::store::mysql_transaction> work{pool, schema};
    std::size_t events() {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query("SELECT COUNT(*) FROM journal");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }
};

inline base::call_context as_supplier() {
    return a_context_of(supplier, "cooperative", {"offers:write", "products:write"}, numbered<base::account_id>(1), now);
}

template <class Side>
base::result<base::reply> write(Side& side, std::function<void(app::transaction&)> work, const std::string& key = "once") {
    const auto context = as_supplier();
    return run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
        work(tx);
        return "{}";
    }));
}

template <class Side>
void read(Side& side, std::function<void(app::transaction&)> work) {
    const auto context = as_supplier();
    const auto done = run_coroutine(side.io, side.work.read(context, [&](app::transaction& tx) -> base::result<void> {
        work(tx);
        return {};
    }));
    REQUIRE(done);
}

}  // namespace chuanpin::tests
