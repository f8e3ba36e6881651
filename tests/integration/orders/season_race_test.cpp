// A batch that is received while a first harvest is announced is held against it, whichever of the two commits first.
#include <future>

#include <catch.hpp>

#include "orders/service.hpp"
#include "orders/store/eligibility/mysql_harvest_projection.hpp"
#include "orders/store/stock/mysql_lot_store.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/lock_waits.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::orders::domain;
namespace store = chuanpin::orders::store;

namespace {

const auto day = base::parse_date("2026-07-01").value();
const auto first = base::parse_date("2026-08-01").value();

domain::lot a_batch() {
    return {.id = numbered<domain::lot_id>(1),
            .product = numbered<domain::product_id>(1),
            .supplier = numbered<domain::organisation_id>(1),
            .number = "1",
            .harvested_on = day,
            .expires_on = first,
            .goods = {"fruit", "凯特芒", "510422"}};
}

domain::harvest_known announced() {
    return {{1, "fruit", "凯特芒", "510422", 2026, first, base::parse_date("2026-01-01").value(), base::parse_date("2027-01-01").value()}};
}

struct two_sessions {
    std::string schema = test_database::instance().make_schema("orders", orders::definition().migrations());
    mysql::session one = test_database::instance().open(schema);
    mysql::session other = test_database::instance().open(schema);
    mysql::session watching = test_database::instance().open(schema);

    two_sessions() {
        for (auto* each : {&one, &other}) {
            each->execute("SET SESSION innodb_lock_wait_timeout = 60");
            each->execute("START TRANSACTION");
        }
    }
    std::string first_harvest() {
        auto rows = watching.query("SELECT COALESCE(CAST(first_harvest_on AS CHAR), '') FROM lot");
        REQUIRE(rows.next());
        return rows.text(0);
    }
};

}  // namespace

TEST_CASE("a receipt waits for an announcement that is being told", "[orders][integration][eligibility]") {
    two_sessions at;
    store::mysql_harvest_projection(at.one).apply(announced());
    auto receiving = std::async(std::launch::async, [&] {
        auto found = store::mysql_lot_store(at.other).lock_or_add(a_batch());
        at.other.execute("COMMIT");
        return found;
    });
    CHECK(somebody_waits(at.watching));
    at.one.execute("COMMIT");
    CHECK(receiving.get().first_harvest_on == first);
    CHECK(at.first_harvest() == "2026-08-01");
}

TEST_CASE("an announcement waits for a batch that is being received", "[orders][integration][eligibility]") {
    two_sessions at;
    CHECK_FALSE(store::mysql_lot_store(at.other).lock_or_add(a_batch()).first_harvest_on);
    auto telling = std::async(std::launch::async, [&] {
        store::mysql_harvest_projection(at.one).apply(announced());
        at.one.execute("COMMIT");
    });
    CHECK(somebody_waits(at.watching));
    at.other.execute("COMMIT");
    telling.get();
    CHECK(at.first_harvest() == "2026-08-01");
}
