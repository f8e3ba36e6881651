#include <catch.hpp>

#include <algorithm>

#include "gateway/app/csrf_tokens.hpp"
#include "gateway/app/session_token.hpp"
#include "gateway/app/sign_in_throttle.hpp"
#include "gateway/domain/identity/account.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;

TEST_CASE("logins are lower-case and 3 to 64 bytes long", "[gateway][domain]") {
    CHECK(domain::is_login("abc"));
    CHECK(domain::is_login("a@school-1.example_x"));
    CHECK(domain::is_login(std::string(64, 'a')));
    for (const auto& bad :
         {std::string("ab"), std::string(65, 'a'), std::string("Abc"), std::string("-abc"), std::string("a bc"), std::string("食堂食堂")})
        CHECK_FALSE(domain::is_login(bad));
}

TEST_CASE("county codes are six digits", "[gateway][domain]") {
    CHECK(domain::is_county_code("513423"));
    for (const auto* bad : {"51342", "5134230", "013423", "51342a", ""}) CHECK_FALSE(domain::is_county_code(bad));
}

TEST_CASE("a unified social credit code has a check character", "[gateway][domain]") {
    // The standard's own example, Annex A of GB 32100-2015.
    CHECK(domain::is_credit_code("91350100M000100Y43"));
    CHECK_FALSE(domain::is_credit_code("91350100M000100Y44"));
    CHECK_FALSE(domain::is_credit_code("91350100M000100Y4"));
    CHECK_FALSE(domain::is_credit_code("91350100M000100Y433"));
    CHECK_FALSE(domain::is_credit_code("91350100I000100Y43"));
    CHECK_FALSE(domain::is_credit_code("91350100m000100Y43"));
}

TEST_CASE("the first five failed sign-ins are free, then each doubles the wait up to a quarter of an hour", "[gateway][domain]") {
    CHECK(domain::delay_after(0) == 0s);
    CHECK(domain::delay_after(4) == 0s);
    CHECK(domain::delay_after(5) == 1s);
    CHECK(domain::delay_after(6) == 2s);
    CHECK(domain::delay_after(14) == 512s);
    CHECK(domain::delay_after(15) == 15min);
    CHECK(domain::delay_after(1'000'000) == 15min);
}

TEST_CASE("a throttled login waits, others do not, and success or time clears it", "[gateway][app]") {
    app::sign_in_throttle throttle;
    const auto start = tests::manual_clock().now();
    for (int i = 0; i < 5; ++i) {
        CHECK(throttle.wait_of("school", start) == 0s);
        throttle.record_failure("school", start);
    }
    CHECK(throttle.wait_of("school", start) == 1s);
    CHECK(throttle.wait_of("school", start + 999'999us) == 1s);
    CHECK(throttle.wait_of("school", start + 1s) == 0s);
    CHECK(throttle.wait_of("agency", start) == 0s);
    throttle.record_failure("school", start + 1s);
    CHECK(throttle.wait_of("school", start + 1s) == 2s);
    throttle.record_success("school");
    CHECK(throttle.wait_of("school", start + 1s) == 0s);

    for (int i = 0; i < 9; ++i) throttle.record_failure("agency", start);
    throttle.record_failure("agency", start + 15min + 1us);
    CHECK(throttle.wait_of("agency", start + 15min + 1us) == 0s);
}

TEST_CASE("the throttle remembers a bounded number of logins", "[gateway][app]") {
    app::sign_in_throttle throttle;
    const auto start = tests::manual_clock().now();
    for (std::size_t i = 0; i < app::throttled_logins_max; ++i)
        throttle.record_failure("login-" + std::to_string(i), start + std::chrono::microseconds(i));
    CHECK(throttle.size() == app::throttled_logins_max);
    throttle.record_failure("one more", start + 1s);
    CHECK(throttle.size() == app::throttled_logins_max);
}

TEST_CASE("a session token is 32 bytes, and only its hash is known", "[gateway][app]") {
    tests::seeded_random random;
    const auto token = app::make_session_token(random);
    CHECK(token.size() == 43);
    CHECK(token != app::make_session_token(random));
    const auto hash = app::hash_of_session_token(token);
    REQUIRE(hash);
    CHECK(hash->size() == 32);
    CHECK_FALSE(app::hash_of_session_token(token.substr(1)));
    CHECK_FALSE(app::hash_of_session_token(token + "A"));
    CHECK_FALSE(app::hash_of_session_token(""));
    CHECK_FALSE(app::hash_of_session_token(std::string(43, '!')));
}

TEST_CASE("a CSRF token belongs to one session and survives a rotation of keys", "[gateway][app]") {
    const auto old_key = crypto::sha256("old");
    const auto new_key = crypto::sha256("new");
    const app::csrf_tokens before({old_key});
    const app::csrf_tokens after({new_key, old_key});
    const std::string session(32, 'a');
    const std::string other(32, 'b');
    const auto token = before.make(session);
    CHECK(before.verify(session, token));
    CHECK(after.verify(session, token));
    CHECK(after.make(session) != token);
    CHECK_FALSE(before.verify(session, after.make(session)));
    CHECK_FALSE(before.verify(other, token));
    CHECK_FALSE(before.verify(session, ""));
    CHECK_FALSE(before.verify(session, token.substr(1)));
    CHECK_THROWS_AS(app::csrf_tokens({}), std::logic_error);
}
