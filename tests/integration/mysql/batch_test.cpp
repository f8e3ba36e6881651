#include <boost/asio/detached.hpp>
#include <catch.hpp>

#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

using bodies = std::vector<base::result<std::string>>;
using indexes = std::vector<std::size_t>;

base::deadline soon() { return std::chrono::steady_clock::now() + 10s; }
/// So far away that the session's limit is its longest: it is never sent again, however long a test is held up.
base::deadline unlimited() { return std::chrono::steady_clock::now() + 48h; }

// One row of stock for each fresh index; refuses the indexes in `refused`.
auto inserting(indexes& seen, indexes refused = {}) {
    return [&seen, refused](mysql::session& connection, const indexes& fresh) {
        seen = fresh;
        bodies all;
        for (const auto index : fresh) {
            if (std::ranges::find(refused, index) != refused.end()) {
                all.emplace_back(base::refusal(base::error{base::error_kind::unprocessable, "no-stock", ""}));
                continue;
            }
            connection.execute("INSERT INTO stock (id, on_hand) VALUES (?, 1)", {std::uint64_t{index}});
            all.emplace_back("body " + std::to_string(index));
        }
        return all;
    };
}

}  // namespace

TEST_CASE_METHOD(database_fixture, "a batch works what is fresh, replays what is known and merges what is double", "[mysql][batch]") {
    (void)run_coroutine(
        io, transactor.write(a_context(), a_receipt("known"), [](mysql::session&) -> base::result<std::string> { return "known body"; }));
    indexes seen;
    const auto answers = run_coroutine(io, transactor.write_batch(soon(),
                                                                  {a_receipt("fresh 0"), a_receipt("known"), a_receipt("fresh 0"),
                                                                   a_receipt("fresh 0", 2), a_receipt("known", 2), a_receipt("fresh 5")},
                                                                  inserting(seen)));
    REQUIRE(answers.size() == 6);
    CHECK(seen == indexes{0, 5});
    CHECK((answers[0] && answers[0]->body == "body 0" && !answers[0]->replayed));
    CHECK((answers[1] && answers[1]->body == "known body" && answers[1]->replayed));
    CHECK((answers[2] && answers[2]->body == "body 0" && answers[2]->replayed));
    CHECK((!answers[3] && answers[3].error().code == "idempotency-key-reused"));
    CHECK((!answers[4] && answers[4].error().code == "idempotency-key-reused"));
    CHECK((answers[5] && answers[5]->body == "body 5"));
    CHECK(receipts() == 3);
    CHECK(number("SELECT COUNT(*) FROM stock") == 2);
}

TEST_CASE_METHOD(database_fixture, "a refused member leaves no receipt and may come again", "[mysql][batch]") {
    indexes seen;
    const auto first =
        run_coroutine(io, transactor.write_batch(soon(), {a_receipt("a"), a_receipt("b"), a_receipt("c")}, inserting(seen, {1})));
    CHECK(first[0]);
    REQUIRE_FALSE(first[1]);
    CHECK(first[1].error().code == "no-stock");
    CHECK(first[2]);
    CHECK(receipts() == 2);
    const auto second = run_coroutine(io, transactor.write_batch(soon(), {a_receipt("c"), a_receipt("b")}, inserting(seen)));
    CHECK(seen == indexes{1});
    CHECK(second[0]->replayed);
    CHECK(second[1]);
    CHECK(receipts() == 3);
}

TEST_CASE_METHOD(database_fixture, "a batch of refusals commits nothing", "[mysql][batch]") {
    indexes seen;
    const auto answers = run_coroutine(io, transactor.write_batch(soon(), {a_receipt("a"), a_receipt("b")}, inserting(seen, {0, 1})));
    CHECK_FALSE(answers[0]);
    CHECK_FALSE(answers[1]);
    CHECK(receipts() == 0);
}

TEST_CASE_METHOD(database_fixture, "after a refused first its double with another content is asked on its own", "[mysql][batch]") {
    std::vector<indexes> rounds;
    const auto answers = run_coroutine(
        io, transactor.write_batch(
                soon(), {a_receipt("a", 1), a_receipt("a", 2), a_receipt("a", 1)}, [&](mysql::session&, const indexes& fresh) {
                    rounds.push_back(fresh);
                    bodies all;
                    for (const auto index : fresh) {
                        if (index == 1)
                            all.emplace_back("second");
                        else
                            all.emplace_back(base::refusal(base::error{base::error_kind::unprocessable, "no-stock", ""}));
                    }
                    return all;
                }));
    CHECK(rounds == std::vector<indexes>{{0}, {1}});
    CHECK_FALSE(answers[0]);
    CHECK(answers[1]->body == "second");
    CHECK(answers[2].error().code == "no-stock");
}

TEST_CASE_METHOD(single_worker_fixture, "a batch costs as many statements for forty as for two", "[mysql][batch]") {
    const auto cost_of = [&](int count, const std::string& prefix) {
        std::vector<base::receipt> claims;
        for (int i = 0; i < count; ++i) claims.push_back(a_receipt(prefix + std::to_string(i)));
        std::uint64_t sent = 0;
        const auto answers =
            run_coroutine(io, transactor.write_batch(unlimited(), claims, [&](mysql::session& connection, const indexes& fresh) {
                sent = connection.statements_sent();
                return bodies(fresh.size(), base::result<std::string>("body"));
            }));
        for (const auto& answer : answers) REQUIRE(answer);
        return metrics.value("chuanpin_mysql_statements_total{pool=foreground}");
    };
    const auto before = cost_of(1, "warm");  // the worker has its connection and its limit
    const auto two = cost_of(2, "two ");
    const auto forty = cost_of(40, "forty ");
    CHECK(two - before == 4);  // START TRANSACTION, claims, replies, COMMIT
    CHECK(forty - two == 4);
    const auto replayed = cost_of(40, "forty ");
    CHECK(replayed - forty == 4);  // START TRANSACTION, claims, ROLLBACK, look
}

TEST_CASE_METHOD(database_fixture, "an exception of the work rolls the whole batch back", "[mysql][batch]") {
    const auto run = [&] {
        return run_coroutine(
            io, transactor.write_batch(soon(), {a_receipt("a"), a_receipt("b")}, [](mysql::session& connection, const indexes&) -> bodies {
                connection.execute("INSERT INTO stock (id, on_hand) VALUES (1, 1)");
                connection.execute("INSERT INTO stock (id, on_hand) VALUES (1, 1)");
                return {};
            }));
    };
    CHECK_THROWS_AS(run(), mysql::sql_error);
    CHECK(receipts() == 0);
    CHECK(number("SELECT COUNT(*) FROM stock") == 0);
}

TEST_CASE_METHOD(database_fixture, "a member that another process is claiming is refused, the others go on", "[mysql][batch]") {
    auto other = open();
    other.execute("START TRANSACTION");
    other.execute("INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ('acc_1 sample', 'b', REPEAT('x', 32))");
    indexes seen;
    const auto answers =
        run_coroutine(io, transactor.write_batch(soon(), {a_receipt("a"), a_receipt("b"), a_receipt("c")}, inserting(seen)));
    CHECK(seen == indexes{0, 2});
    CHECK(answers[0]);
    REQUIRE_FALSE(answers[1]);
    CHECK(answers[1].error().code == "request-in-progress");
    CHECK(answers[2]);
    other.execute("ROLLBACK");
    CHECK(receipts() == 2);
}

TEST_CASE_METHOD(faulty_fixture, "a batch whose COMMIT is lost happens once and everybody hears their own reply", "[mysql][batch]") {
    proxy.arm({.what = GENERATE(fault::reset_before, fault::reset_after)});
    indexes seen;
    const auto answers = run_coroutine(io, transactor.write_batch(soon(), {a_receipt("a"), a_receipt("b"), a_receipt("c"), a_receipt("a")},
                                                                  [&](mysql::session& connection, const indexes& fresh) {
                                                                      (void)add_one(connection);
                                                                      bodies all;
                                                                      for (const auto index : fresh)
                                                                          all.emplace_back("body " + std::to_string(index));
                                                                      return all;
                                                                  }));
    CHECK((answers[0] && answers[0]->body == "body 0" && !answers[0]->replayed));
    CHECK((answers[1] && answers[1]->body == "body 1" && !answers[1]->replayed));
    CHECK((answers[2] && answers[2]->body == "body 2"));
    CHECK((answers[3] && answers[3]->body == "body 0" && answers[3]->replayed));
    CHECK(stock() == 1);
    CHECK(receipts() == 3);
}

TEST_CASE_METHOD(faulty_fixture, "a batch that cannot be settled is unknown to everybody", "[mysql][batch]") {
    proxy.arm({.what = fault::reset_after, .refuse_afterwards = true});
    const auto answers =
        run_coroutine(io, transactor.write_batch(std::chrono::steady_clock::now() + 3s, {a_receipt("a"), a_receipt("b")},
                                                 [](mysql::session&, const indexes& fresh) { return bodies(fresh.size(), "body"); }));
    for (const auto& answer : answers) {
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == "outcome-unknown");
    }
    CHECK(receipts() == 2);
}

TEST_CASE_METHOD(database_fixture, "concurrent batches of the same keys have one effect each", "[mysql][batch]") {
    int done = 0;
    for (int round = 0; round < 8; ++round) {
        boost::asio::co_spawn(
            io,
            [&, round]() -> base::task<void> {
                std::vector<base::receipt> claims;
                for (int i = 0; i < 10; ++i) claims.push_back(a_receipt("key " + std::to_string(round % 2 == 0 ? i : 9 - i)));
                const auto answers = co_await transactor.write_batch(soon(), claims, [&](mysql::session& connection, const indexes& fresh) {
                    for (const auto index : fresh) connection.execute("INSERT INTO note (text) VALUES (?)", {claims[index].key});
                    return bodies(fresh.size(), "body");
                });
                ++done;
            },
            boost::asio::detached);
    }
    run_until(io, [&] { return done == 8; }, 20s);
    CHECK(receipts() == 10);
    CHECK(number("SELECT COUNT(*) FROM note") == 10);
}
