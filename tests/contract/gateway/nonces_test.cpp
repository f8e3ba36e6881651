// One suite for the nonces of signed requests, run on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/gateway/credential_sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
namespace domain = chuanpin::gateway::domain;

namespace {

const base::instant now = manual_clock().now();
const auto key = numbered<domain::api_key_id>(1);
const std::string hash = std::string("\0\xff", 2) + std::string(30, 'n');

template <class Side>
bool claim(Side& at, const domain::api_key_id& of, std::string what, base::instant forget_at) {
    const auto context = a_context();
    const auto first = run_coroutine(at.io, at.nonces.claim(context, of, std::move(what), forget_at));
    REQUIRE(first);
    return *first;
}

template <class Side>
std::size_t forget(Side& at, base::instant moment, std::size_t limit = 100) {
    const auto context = a_context(moment);
    const auto forgotten = run_coroutine(at.io, at.nonces.forget(context, limit));
    REQUIRE(forgotten);
    return *forgotten;
}

}  // namespace

TEMPLATE_TEST_CASE("a key shows a nonce once, and keys know nothing of each other", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    CHECK(claim(at, key, hash, now + 1s));
    CHECK_FALSE(claim(at, key, hash, now + 1s));
    CHECK_FALSE(claim(at, key, hash, now + 9s));
    CHECK(claim(at, numbered<domain::api_key_id>(2), hash, now + 1s));
    CHECK(claim(at, key, std::string(32, 'm'), now + 1s));
    CHECK(at.events() == 0);
}

TEMPLATE_TEST_CASE("nonces are forgotten from their end on, a few at a time", "[gateway][contract]", fake_credentials, mysql_credentials) {
    TestType at;
    for (const char each : {'a', 'b', 'c'}) CHECK(claim(at, key, std::string(32, each), now + 1s));
    CHECK(claim(at, key, hash, now + 2s));
    CHECK(forget(at, now + 1s - 1us) == 0);
    CHECK(forget(at, now + 1s, 2) == 2);
    CHECK(forget(at, now + 1s, 2) == 1);
    CHECK_FALSE(claim(at, key, hash, now + 9s));
    CHECK(forget(at, now + 2s) == 1);
    CHECK(claim(at, key, hash, now + 9s));
}

TEMPLATE_TEST_CASE("of twenty at once one shows a nonce first", "[gateway][contract]", fake_credentials, mysql_credentials) {
    TestType at;
    int ended = 0;
    int first = 0;
    const auto context = a_context();
    const auto run = [&]() -> base::task<void> {
        const auto answer = co_await at.nonces.claim(context, key, hash, now + 1s);
        first += answer && *answer ? 1 : 0;
        ++ended;
    };
    for (int i = 0; i < 20; ++i) boost::asio::co_spawn(at.io, run(), boost::asio::detached);
    run_until(at.io, [&] { return ended == 20; });
    CHECK(first == 1);
}
