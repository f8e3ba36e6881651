// One suite for second factors, run on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/gateway/credential_sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using gateway::app::identity_transaction;
namespace domain = chuanpin::gateway::domain;

namespace {

const base::instant now = manual_clock().now();
const auto account = numbered<base::account_id>(1);

template <class Side>
std::string write(Side& at, const std::function<base::result<void>(identity_transaction&)>& work) {
    return write_once<identity_transaction>(at.io, at.identity, now, work);
}

template <class Side>
void enrol(Side& at) {
    REQUIRE(write(at, [](auto& transaction) { return transaction.put_second_factor(account, std::string("sealed\0\xff", 8)); }) == "ok");
    REQUIRE(write(at, [](auto& transaction) -> base::result<void> {
                transaction.confirm_second_factor(account, {"hash 0", "hash 1", "hash 2"});
                return {};
            }) == "ok");
}

/// A use that is refused where the store says no.
base::result<void> refused_unless(bool done) {
    if (done) return {};
    return base::refusal(domain::errors::one_time_code_wrong());
}

}  // namespace

TEMPLATE_TEST_CASE("a factor is replaced until it is confirmed, and gone when removed", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    const auto found = [&] {
        std::optional<domain::second_factor> factor;
        read_once<identity_transaction>(at.io, at.identity,
                                        [&](identity_transaction& transaction) { factor = transaction.find_second_factor(account); });
        return factor;
    };
    CHECK_FALSE(found());
    CHECK(write(at, [](auto& transaction) { return transaction.put_second_factor(account, "first"); }) == "ok");
    CHECK(write(at, [](auto& transaction) { return transaction.put_second_factor(account, "first"); }) == "ok");
    CHECK_FALSE(found()->is_confirmed);
    CHECK(at.events() == 0);
    enrol(at);
    REQUIRE(found());
    CHECK(found()->is_confirmed);
    CHECK(found()->sealed_secret == std::string("sealed\0\xff", 8));
    CHECK(found()->last_step == 0);
    CHECK(write(at, [](auto& transaction) { return transaction.put_second_factor(account, "another"); }) == "one-time-password-enrolled");
    CHECK(write(at, [](auto& transaction) -> base::result<void> {
              transaction.remove_second_factor(account);
              CHECK_FALSE(transaction.find_recovery_hash(account, 1));
              return {};
          }) == "ok");
    CHECK_FALSE(found());
    CHECK(at.events() == 2);
}

TEMPLATE_TEST_CASE("of twenty that race with one code, one succeeds; no earlier step counts after it", "[gateway][contract]",
                   fake_credentials, mysql_credentials) {
    TestType at;
    enrol(at);
    const auto won = race_twenty<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char) {
        return refused_unless(transaction.use_one_time_step(account, 1'000));
    });
    CHECK(won == 1);
    const auto use = [&](std::int64_t step) {
        return write(at, [&](auto& transaction) { return refused_unless(transaction.use_one_time_step(account, step)); });
    };
    CHECK(use(999) == "one-time-code-wrong");
    CHECK(use(1'001) == "ok");
}

TEMPLATE_TEST_CASE("of twenty that race with one recovery code, one succeeds, and the others' codes stay", "[gateway][contract]",
                   fake_credentials, mysql_credentials) {
    TestType at;
    enrol(at);
    const auto before = at.events();
    const auto won = race_twenty<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char) {
        return refused_unless(transaction.use_recovery_code(account, 1, "hash 1"));
    });
    CHECK(won == 1);
    CHECK(at.events() == before + 1);
    read_once<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction) {
        CHECK_FALSE(transaction.find_recovery_hash(account, 1));
        CHECK(transaction.find_recovery_hash(account, 2) == "hash 2");
        CHECK_FALSE(transaction.find_recovery_hash(account, 3));
    });
    CHECK(write(at, [](auto& transaction) { return refused_unless(transaction.use_recovery_code(account, 2, "hash 1")); }) ==
          "one-time-code-wrong");
}

TEMPLATE_TEST_CASE("an account may try twenty codes in an hour, and a right one begins anew", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    const auto try_at = [&](base::instant moment) {
        return write(at, [&](auto& transaction) { return refused_unless(transaction.count_one_time_try(account, moment)); });
    };
    CHECK(try_at(now) == "one-time-code-wrong");  // no factor, nothing to try
    enrol(at);
    for (int i = 0; i < domain::one_time_tries_max; ++i) CHECK(try_at(now + 1s) == "ok");
    CHECK(try_at(now + 1s) == "one-time-code-wrong");
    CHECK(try_at(now + 1h + 1s) == "ok");
    for (int i = 0; i < domain::one_time_tries_max - 1; ++i) CHECK(try_at(now + 1h + 2s) == "ok");
    CHECK(try_at(now + 1h + 3s) == "one-time-code-wrong");
    CHECK(write(at, [](auto& transaction) { return refused_unless(transaction.use_one_time_step(account, 5)); }) == "ok");
    CHECK(try_at(now + 1h + 3s) == "ok");
}
