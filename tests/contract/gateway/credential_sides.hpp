// The two sides on which the contract suites of keys and factors run, each with one organisation and one account (numbered 1).
#pragma once

#include <functional>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "gateway/service.hpp"
#include "gateway/store/mysql_api_key_transaction.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"
#include "gateway/store/mysql_request_nonces.hpp"
#include "tests/contract/gateway/fake_api_keys.hpp"
#include "tests/contract/gateway/fake_identity.hpp"
#include "tests/contract/gateway/fake_request_nonces.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests {

struct fake_credentials {
    boost::asio::io_context io;
    fake_api_key_work keys;
    fake_identity_work identity;
    fake_request_nonces nonces;
    std::size_t events() { return keys.state().events + identity.state().events; }
};

class mysql_credentials {
public:
    mysql_credentials() { seed(); }
    boost::asio::io_context io;

private:
    recording_log log_;
    null_metrics metrics_;
    std::string schema_ = test_database::instance().make_schema("gateway", gateway::definition().migrations());
    mysql::worker_pool pool_{options(), log_, metrics_};

public:
    gateway::store::mysql_api_key_unit_of_work keys{pool_, schema_};
    gateway::store::mysql_identity_unit_of_work identity{pool_, schema_};
    gateway::store::mysql_request_nonces nonces{pool_, schema_};
    /// Journal entries, those of the organisation and the account left out.
    std::size_t events() {
        auto connection = test_database::instance().open(schema_);
        auto rows = connection.query("SELECT COUNT(*) FROM journal WHERE type NOT IN ('organisation.registered', 'account.registered')");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }

private:
    static mysql::pool_options options() {
        mysql::pool_options options;
        options.where = test_database::instance().where();
        return options;
    }
    void seed() {
        gateway::domain::organisation of;
        of.id = numbered<base::organisation_id>(1);
        of.name = "某合作社";
        of.kind = gateway::domain::organisation_kind::cooperative;
        of.county_code = "513423";
        gateway::domain::account who;
        who.id = numbered<base::account_id>(1);
        who.organisation = of.id;
        who.login = "coop";
        who.display_name = "张三";
        const auto context = a_context();
        const auto added =
            run_coroutine(io, identity.write(context, {"test", "seed", {}},
                                             [&](gateway::app::identity_transaction& transaction) -> base::result<std::string> {
                                                 if (auto done = transaction.add_organisation(of); !done)
                                                     return base::refusal(done.error());
                                                 if (auto done = transaction.add_account(who); !done) return base::refusal(done.error());
                                                 return std::string();
                                             }));
        if (!added) throw std::logic_error(added.error().detail);
    }
};

/// One write under a key of its own; answers the code of its refusal, or "ok".
template <class Transaction>
std::string write_once(boost::asio::io_context& io, base::unit_of_work<Transaction>& database, base::instant at,
                       const std::function<base::result<void>(Transaction&)>& work) {
    static int count = 0;
    const auto context = a_context(at);
    const auto reply = run_coroutine(
        io, database.write(context, {"test", std::to_string(++count), {}}, [&](Transaction& transaction) -> base::result<std::string> {
            if (auto done = work(transaction); !done) return base::refusal(std::move(done.error()));
            return std::string();
        }));
    return reply ? "ok" : reply.error().code;
}

template <class Transaction>
void read_once(boost::asio::io_context& io, base::unit_of_work<Transaction>& database, const std::function<void(Transaction&)>& work) {
    const auto context = a_context();
    const auto done = run_coroutine(io, database.read(context, [&](Transaction& transaction) -> base::result<void> {
        work(transaction);
        return {};
    }));
    if (!done) throw std::runtime_error(done.error().detail);
}

/// Runs twenty writes at once; answers how many were not refused.
template <class Transaction>
int race_twenty(boost::asio::io_context& io, base::unit_of_work<Transaction>& database,
                const std::function<base::result<void>(Transaction&, unsigned char)>& work) {
    int ended = 0;
    int won = 0;
    const auto context = a_context(manual_clock().now(), std::chrono::seconds(30));
    const auto run = [&](unsigned char number) -> base::task<void> {
        const auto reply = co_await database.write(context, {"race", std::to_string(number), {}},
                                                   [&](Transaction& transaction) -> base::result<std::string> {
                                                       if (auto done = work(transaction, number); !done) return base::refusal(done.error());
                                                       return std::string();
                                                   });
        if (reply) ++won;
        ++ended;
    };
    for (unsigned char number = 0; number < 20; ++number) boost::asio::co_spawn(io, run(number), boost::asio::detached);
    run_until(io, [&] { return ended == 20; }, std::chrono::seconds(30));
    return won;
}

}  // namespace chuanpin::tests
