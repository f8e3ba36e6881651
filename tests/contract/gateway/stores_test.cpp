// One suite for the gateway's stores, run on the fakes and on MariaDB.
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

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using gateway::app::identity_transaction;
using gateway::app::webhook_transaction;
namespace domain = chuanpin::gateway::domain;

namespace {

const base::instant now = manual_clock().now();

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

domain::organisation an_organisation(unsigned char number = 1, std::string name = "某合作社") {
    return {numbered<base::organisation_id>(number), std::move(name), domain::organisation_kind::cooperative, "513423", {}, now};
}

domain::account an_account(unsigned char number = 1, std::string login = "coop") {
    domain::account account;
    account.id = numbered<base::account_id>(number);
    account.organisation = numbered<base::organisation_id>(1);
    account.login = std::move(login);
    account.display_name = "张三";
    account.what = domain::role::cooperative;
    account.password_hash = "$argon2id$…";
    account.registered_at = now;
    return account;
}

domain::session a_session(char letter = 's') { return {std::string(32, letter), numbered<base::account_id>(1), 1, now, now + 12h}; }

domain::webhook_endpoint an_endpoint(unsigned char number = 1) {
    domain::webhook_endpoint endpoint;
    endpoint.id = numbered<domain::webhook_endpoint_id>(number);
    endpoint.organisation = numbered<base::organisation_id>(1);
    endpoint.url = "http://127.0.0.1:9/钩子";
    endpoint.event_types = {"order.*", "offer.published"};
    endpoint.sealed_secret = std::string("\0sealed\xff", 8);
    endpoint.created_at = now;
    return endpoint;
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

}  // namespace

TEMPLATE_TEST_CASE("organisations and accounts are found as they were added", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    read<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction) {
        const auto found = transaction.find_organisation(numbered<base::organisation_id>(1));
        REQUIRE(found);
        CHECK(found->name == "某合作社");
        CHECK(found->kind == domain::organisation_kind::cooperative);
        CHECK(found->county_code == "513423");
        CHECK_FALSE(found->credit_code);
        CHECK(found->registered_at == now);
        CHECK(transaction.find_organisation_named("某合作社")->id == found->id);
        CHECK_FALSE(transaction.find_organisation_named("某合作"));
        CHECK_FALSE(transaction.find_organisation(numbered<base::organisation_id>(2)));
        const auto member = transaction.find_member_by_login("coop");
        REQUIRE(member);
        CHECK(member->of.id == found->id);
        CHECK(member->who.id == numbered<base::account_id>(1));
        CHECK(member->who.what == domain::role::cooperative);
        CHECK(member->who.password_hash == "$argon2id$…");
        CHECK(member->who.session_epoch == 1);
        CHECK_FALSE(transaction.find_member_by_login("COOP"));
    });
    CHECK(at.events() == 2);
}

TEMPLATE_TEST_CASE("a name, a code and a login are taken once; a refusal leaves nothing behind", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto code_of = [&](std::string key, std::function<base::result<void>(identity_transaction&)> work) {
        const auto reply = write<identity_transaction>(at.io, at.identity, std::move(key), std::move(work));
        return reply ? std::string("ok") : reply.error().code;
    };
    auto coded = an_organisation(2, "另一合作社");
    coded.credit_code = "91350100M000100Y43";
    CHECK(code_of("2", [&](auto& transaction) { return transaction.add_organisation(coded); }) == "ok");
    CHECK(code_of("3", [](auto& transaction) { return transaction.add_organisation(an_organisation(3)); }) == "organisation-name-taken");
    auto same_code = coded;
    same_code.id = numbered<base::organisation_id>(4);
    same_code.name = "第三合作社";
    CHECK(code_of("4", [&](auto& transaction) { return transaction.add_organisation(same_code); }) == "credit-code-taken");
    CHECK(code_of("5", [](auto& transaction) -> base::result<void> {
              if (auto added = transaction.add_organisation(an_organisation(5, "第五合作社")); !added) return added;
              return transaction.add_account(an_account(5));
          }) == "login-taken");
    read<identity_transaction>(at.io, at.identity,
                               [](identity_transaction& transaction) { CHECK_FALSE(transaction.find_organisation_named("第五合作社")); });
    CHECK(at.events() == 3);
}

TEMPLATE_TEST_CASE("twenty registrations of one name at once: one wins", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    const auto outcome = race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) {
        return transaction.add_organisation(an_organisation(static_cast<unsigned char>(number + 1)));
    });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "organisation-name-taken");
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("a session counts until it is closed, expires, or its account goes on", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto alive = [&](char letter, base::instant moment) {
        bool found = false;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found = transaction.find_session_member(std::string(32, letter), moment).has_value();
        });
        return found;
    };
    const auto change = [&](std::string key, std::function<void(identity_transaction&)> work) {
        REQUIRE(
            write<identity_transaction>(at.io, at.identity, std::move(key), [&](identity_transaction& transaction) -> base::result<void> {
                work(transaction);
                return {};
            }));
    };
    CHECK_FALSE(alive('s', now));
    change("open", [](auto& transaction) {
        transaction.open_session(a_session('s'));
        transaction.open_session(a_session('t'));
    });
    CHECK(alive('s', now + 12h - 1us));
    CHECK_FALSE(alive('s', now + 12h));
    change("close", [](auto& transaction) { transaction.close_session(std::string(32, 's')); });
    change("close again", [](auto& transaction) { transaction.close_session(std::string(32, 's')); });
    CHECK_FALSE(alive('s', now));
    CHECK(alive('t', now));
    change("epoch", [](auto& transaction) { transaction.raise_session_epoch(numbered<base::account_id>(1)); });
    CHECK_FALSE(alive('t', now));
    CHECK(at.events() == 2 + 2 + 1 + 1);
}

TEMPLATE_TEST_CASE("an endpoint is kept as it was given, listed by organisation, and gone when removed", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    add_first(at);
    const auto added = write<webhook_transaction>(at.io, at.webhooks, "add", [](webhook_transaction& transaction) -> base::result<void> {
        transaction.add_endpoint(an_endpoint(2));
        transaction.add_endpoint(an_endpoint(1));
        return {};
    });
    REQUIRE(added);
    read<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction) {
        const auto all = transaction.list_endpoints(numbered<base::organisation_id>(1));
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == numbered<domain::webhook_endpoint_id>(1));
        CHECK(all[0].url == an_endpoint().url);
        CHECK(all[0].event_types == an_endpoint().event_types);
        CHECK(all[0].sealed_secret == an_endpoint().sealed_secret);
        CHECK(all[0].status == domain::endpoint_status::enabled);
        CHECK(all[0].created_at == now);
        CHECK(transaction.list_endpoints(numbered<base::organisation_id>(2)).empty());
        CHECK(transaction.list_deliveries(all[0].id, 0, 10).empty());
    });
    REQUIRE(write<webhook_transaction>(at.io, at.webhooks, "remove", [](webhook_transaction& transaction) -> base::result<void> {
        transaction.remove_endpoint(an_endpoint(1));
        transaction.remove_endpoint(an_endpoint(1));
        return {};
    }));
    read<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction) {
        CHECK_FALSE(transaction.find_endpoint(numbered<domain::webhook_endpoint_id>(1)));
        CHECK(transaction.find_endpoint(numbered<domain::webhook_endpoint_id>(2)));
    });
    CHECK(at.events() == 2 + 3);
}

TEMPLATE_TEST_CASE("twenty endpoints added at once never pass a limit together", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction, unsigned char number) -> base::result<void> {
            if (transaction.count_endpoints_locked(numbered<base::organisation_id>(1)) >= 5)
                return base::refusal(base::error{base::error_kind::unprocessable, "full", "The test allows five."});
            transaction.add_endpoint(an_endpoint(static_cast<unsigned char>(number + 1)));
            return {};
        });
    CHECK(outcome.won == 5);
    CHECK(outcome.code == "full");
}
