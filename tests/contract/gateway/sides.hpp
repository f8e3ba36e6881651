// The two sides of the gateway's contract suite, and what its cases share.
#pragma once

#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "gateway/service.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"
#include "gateway/store/mysql_webhook_transaction.hpp"
#include "tests/contract/gateway/fake_identity.hpp"
#include "tests/contract/gateway/fake_webhooks.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

using namespace std::chrono_literals;
using gateway::app::identity_transaction;
using gateway::app::webhook_transaction;
namespace domain = chuanpin::gateway::domain;

inline const base::instant now = manual_clock().now();

struct on_fake {
    boost::asio::io_context io;
    fake_identity_work identity;
    fake_webhook_work webhooks;
    std::size_t events() { return identity.state().events + webhooks.state().events; }
};

struct on_mysql {
    static std::string make_schema() {
        const auto migrations = chuanpin::gateway::definition().migrations();
        return test_database::instance().make_schema("gateway", migrations);
    }
    static mysql::pool_options options() {
        mysql::pool_options options;
        options.where = test_database::instance().where();
        return options;
    }
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = make_schema();
    mysql::worker_pool pool{options(), log, metrics};
    gateway::store::mysql_identity_unit_of_work identity{pool, schema};
    gateway::store::mysql_webhook_unit_of_work webhooks{pool, schema};
    std::size_t events() {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query("SELECT COUNT(*) FROM journal");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }
};

inline domain::organisation an_organisation(unsigned char number = 1, std::string name = "某合作社") {
    return {numbered<base::organisation_id>(number), std::move(name), domain::organisation_kind::cooperative, "513423", {}, now};
}

inline domain::account an_account(unsigned char number = 1, std::string login = "coop") {
    domain::account account;
    account.id = numbered<base::account_id>(number);
    account.organisation = numbered<base::organisation_id>(1);
    account.login = std::move(login);
    account.display_name = "张三";
    account.password_hash = "$argon2id$…";
    account.registered_at = now;
    return account;
}

inline domain::session a_session(char letter = 's', base::instant opened_at = now) {
    return {std::string(32, letter), numbered<base::account_id>(1), 1, opened_at, opened_at + 12h, {"192.0.2.7", "curl/8"}};
}

template <class Transaction>
base::result<base::reply> write(boost::asio::io_context& io, base::unit_of_work<Transaction>& database, std::string key,
                                std::function<base::result<void>(Transaction&)> work) {
    const auto context = a_context(now);
    return run_coroutine(io,
                         database.write(context, {"test", std::move(key), {}}, [&](Transaction& transaction) -> base::result<std::string> {
                             if (auto done = work(transaction); !done) return base::refusal(std::move(done.error()));
                             return std::string("done");
                         }));
}

template <class Transaction>
void read(boost::asio::io_context& io, base::unit_of_work<Transaction>& database, std::function<void(Transaction&)> work) {
    const auto context = a_context(now);
    const auto done = run_coroutine(io, database.read(context, [&](Transaction& transaction) -> base::result<void> {
        work(transaction);
        return {};
    }));
    REQUIRE(done);
}

inline domain::role_assignment an_assignment(unsigned char number, domain::role what = domain::role::clerk) {
    domain::role_assignment assignment;
    assignment.id = numbered<domain::role_assignment_id>(number);
    assignment.account = numbered<base::account_id>(1);
    assignment.what = what;
    assignment.valid_from = now;
    return assignment;
}

/// A write that is not refused.
template <class Side>
void change(Side& at, std::string key, std::function<void(identity_transaction&)> work) {
    REQUIRE(write<identity_transaction>(at.io, at.identity, std::move(key), [&](identity_transaction& transaction) -> base::result<void> {
        work(transaction);
        return {};
    }));
}

/// An organisation with one account, as every case needs it.
template <class Side>
void add_first(Side& at) {
    REQUIRE(write<identity_transaction>(at.io, at.identity, "first", [](identity_transaction& transaction) -> base::result<void> {
        if (auto added = transaction.add_organisation(an_organisation()); !added) return added;
        return transaction.add_account(an_account());
    }));
}

struct race_outcome {
    int done = 0;
    int won = 0;
    std::string code;  ///< of the last refusal
};

template <class Transaction>
using racing_work = std::function<base::result<void>(Transaction&, unsigned char)>;

template <class Transaction>
base::task<void> race_one(base::unit_of_work<Transaction>& database, const base::call_context& context, unsigned char number,
                          const racing_work<Transaction>& work, race_outcome& outcome) {
    const auto reply =
        co_await database.write(context, {"race", std::to_string(number), {}}, [&](Transaction& transaction) -> base::result<std::string> {
            if (auto result = work(transaction, number); !result) return base::refusal(std::move(result.error()));
            return std::string();
        });
    if (reply)
        ++outcome.won;
    else
        outcome.code = reply.error().code;
    ++outcome.done;
}

/// Runs twenty writes at once.
template <class Transaction>
race_outcome race(boost::asio::io_context& io, base::unit_of_work<Transaction>& database, const racing_work<Transaction>& work) {
    race_outcome outcome;
    const auto context = a_context(now, 30s);
    for (unsigned char number = 0; number < 20; ++number)
        boost::asio::co_spawn(io, race_one<Transaction>(database, context, number, work, outcome), boost::asio::detached);
    run_until(io, [&] { return outcome.done == 20; }, 30s);
    return outcome;
}

}  // namespace chuanpin::tests
