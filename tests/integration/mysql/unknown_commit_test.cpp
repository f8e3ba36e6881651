// The connection is lost around COMMIT: what the caller hears is what happened.
#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

base::result<base::reply> add_once(faulty_fixture& that, int& runs, std::chrono::milliseconds budget = 10s) {
    return run_coroutine(
        that.io, that.transactor.write(a_context(manual_clock().now(), budget), a_receipt("order"), [&](mysql::session& connection) {
            ++runs;
            return database_fixture::add_one(connection);
        }));
}

}  // namespace

TEST_CASE_METHOD(faulty_fixture, "a connection reset before COMMIT arrives: the work runs again and commits once", "[mysql]") {
    proxy.arm({.what = fault::reset_before});
    int runs = 0;
    const auto answer = add_once(*this, runs);
    REQUIRE(answer);
    CHECK(answer->body == "1");
    CHECK_FALSE(answer->replayed);
    CHECK(runs == 2);
    CHECK(proxy.strikes() == 1);
    CHECK(stock() == 1);
    CHECK(receipts() == 1);
}

TEST_CASE_METHOD(faulty_fixture, "a connection reset after COMMIT: the stored reply is the answer and nothing happens twice", "[mysql]") {
    proxy.arm({.what = fault::reset_after});
    int runs = 0;
    const auto answer = add_once(*this, runs);
    REQUIRE(answer);
    CHECK(answer->body == "1");
    CHECK_FALSE(answer->replayed);
    CHECK(runs == 1);
    CHECK(stock() == 1);
    CHECK(receipts() == 1);
    CHECK(add_once(*this, runs)->replayed);
}

TEST_CASE_METHOD(faulty_fixture, "a COMMIT that is never answered is settled after the read timeout", "[mysql]") {
    proxy.arm({.what = fault::black_hole});
    int runs = 0;
    const auto answer = add_once(*this, runs);
    REQUIRE(answer);
    CHECK(stock() == 1);
    CHECK(receipts() == 1);
}

TEST_CASE_METHOD(faulty_fixture, "when nobody can be asked the outcome is unknown, and the same key tells later", "[mysql]") {
    proxy.arm({.what = fault::reset_after, .refuse_afterwards = true});
    int runs = 0;
    const auto answer = add_once(*this, runs, 4s);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == base::error_kind::unknown_outcome);
    CHECK(answer.error().code == "outcome-unknown");
    proxy.disarm();
    auto later = add_once(*this, runs);
    const auto end = std::chrono::steady_clock::now() + 5s;  // the pool pauses before it connects again
    while (!later && std::chrono::steady_clock::now() < end) later = add_once(*this, runs);
    REQUIRE(later);
    CHECK(later->body == "1");
    CHECK(later->replayed);
    CHECK(runs == 1);
    CHECK(stock() == 1);
}

TEST_CASE_METHOD(faulty_fixture, "COMMITs lost again and again still end with one effect", "[mysql]") {
    proxy.arm({.what = GENERATE(fault::reset_before, fault::reset_after), .times = 4});
    int runs = 0;
    const auto answer = add_once(*this, runs);
    REQUIRE(answer);
    CHECK(answer->body == "1");
    CHECK(stock() == 1);
    CHECK(receipts() == 1);
}

TEST_CASE_METHOD(faulty_fixture, "a connection lost before COMMIT was sent is tried again, and refused where the database stays away",
                 "[mysql]") {
    proxy.arm({.what = fault::reset_after, .statement = "UPDATE stock"});
    int runs = 0;
    CHECK(add_once(*this, runs));
    CHECK(runs == 2);
    CHECK(stock() == 1);
    proxy.arm({.what = fault::reset_before, .statement = "UPDATE stock", .times = 99, .refuse_afterwards = true});
    const auto refused = run_coroutine(
        io, transactor.write(a_context(), a_receipt("other"), [](mysql::session& connection) { return add_one(connection); }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == base::error_kind::unavailable);
    CHECK(refused.error().code == "database-unreachable");
    CHECK(stock() == 1);
}
