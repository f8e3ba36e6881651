#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(database_fixture, "a unit of work happens once and its reply is replayed byte for byte", "[mysql]") {
    int runs = 0;
    const auto once = [&](unsigned char asked) {
        return run_coroutine(
            io, transactor.write(a_context(), a_receipt("key-1", asked), [&](mysql::session& connection) -> base::result<std::string> {
                ++runs;
                connection.execute("INSERT INTO stock (id, on_hand) VALUES (?, 5)", {runs});
                return "{\"run\": " + std::to_string(runs) + "}";
            }));
    };
    const auto first = once(1);
    REQUIRE(first);
    CHECK(first->body == "{\"run\": 1}");
    CHECK_FALSE(first->replayed);
    const auto again = once(1);
    REQUIRE(again);
    CHECK(again->body == first->body);
    CHECK(again->replayed);
    const auto other = once(2);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == "idempotency-key-reused");
    CHECK(runs == 1);
    CHECK(number("SELECT COUNT(*) FROM stock") == 1);
}
