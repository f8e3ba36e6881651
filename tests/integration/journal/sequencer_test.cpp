#include <thread>

#include <catch.hpp>

#include "platform/journal/sealing.hpp"
#include "tests/integration/journal/journal_fixture.hpp"

using namespace chuanpin;
using tests::journal_fixture;

namespace {

/// Writes on a thread of its own, as a service's workers do; ids are drawn under one lock.
class writer {
public:
    writer(journal_fixture& fixture, std::mutex& ids, int count)
        : thread_([&fixture, &ids, count] {
              auto connection = fixture.open();
              for (int i = 0; i < count; ++i) {
                  const auto what = [&] {
                      const std::lock_guard guard(ids);
                      return fixture.entry(i);
                  }();
                  fixture.commit(connection, what);
              }
          }) {}
    ~writer() { thread_.join(); }

private:
    std::thread thread_;
};

}  // namespace

TEST_CASE_METHOD(journal_fixture, "eight concurrent writers get one dense sequence and a chain that holds", "[journal][sequencer]") {
    constexpr int writers = 8;
    constexpr int entries = 50;
    auto sequencer = make_sequencer(60);
    sequencer.start();
    {
        std::mutex ids;
        std::vector<std::unique_ptr<writer>> all;
        for (int i = 0; i < writers; ++i) all.push_back(std::make_unique<writer>(*this, ids, entries));
        tests::run_until(io, [&] { return sequencer.last_sequence() == writers * entries; });
    }
    tests::run_coroutine(io, sequencer.stop());
    CHECK(number("SELECT COUNT(*) FROM journal WHERE seq IS NULL") == 0);
    CHECK(number("SELECT MAX(seq) FROM journal") == writers * entries);
    CHECK(number("SELECT COUNT(DISTINCT seq) FROM journal") == writers * entries);
    const auto report = verify();
    CHECK(report.first_fault == 0);
    CHECK(report.explanation.empty());
    CHECK(report.entries == writers * entries);
    CHECK(report.unsealed == 0);
    CHECK(report.signed_heads >= 1);
}

TEST_CASE_METHOD(journal_fixture, "an entry that commits after one with a higher id is not lost", "[journal][sequencer]") {
    auto early = open();
    auto late = open();
    early.execute("START TRANSACTION");
    journal::write(early, entry(1, "written first"), tests::a_context());
    commit(late, entry(2, "committed first"));

    auto sequencer = make_sequencer();
    CHECK(seal(sequencer) == 1);
    early.execute("COMMIT");
    CHECK(seal(sequencer) == 1);
    CHECK(number("SELECT seq FROM journal WHERE aggregate_id = 'ord_2'") == 1);
    CHECK(number("SELECT seq FROM journal WHERE aggregate_id = 'ord_1'") == 2);
    CHECK(number("SELECT MIN(id) FROM journal WHERE seq = 2") < number("SELECT id FROM journal WHERE seq = 1"));
    CHECK(verify().first_fault == 0);
}

TEST_CASE_METHOD(journal_fixture, "what is rolled back gets no number", "[journal][sequencer]") {
    auto connection = open();
    connection.execute("START TRANSACTION");
    journal::write(connection, entry(1), tests::a_context());
    connection.execute("ROLLBACK");
    commit(connection, entry(2));
    seal_all();
    CHECK(number("SELECT COUNT(*) FROM journal") == 1);
    CHECK(number("SELECT seq FROM journal") == 1);
}

TEST_CASE_METHOD(journal_fixture, "a batch costs the same number of statements whatever it holds", "[journal][sequencer]") {
    auto connection = open();
    const auto cost_of = [&](int entries) {
        commit_many(entries);
        const auto epoch = journal::look(connection).epoch;
        const auto before = connection.statements_sent();
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        const auto done = journal::seal(connection, epoch, 500, until);
        CHECK(done.sealed == static_cast<std::size_t>(entries));
        CHECK_FALSE(done.more);
        return connection.statements_sent() - before;
    };
    (void)journal::take_epoch(connection, clock.now(), std::chrono::steady_clock::now() + std::chrono::seconds(10));
    (void)cost_of(1);
    const auto of_one = cost_of(1);
    CHECK(of_one == cost_of(200));
    CHECK(of_one <= 8);
}

TEST_CASE_METHOD(journal_fixture, "a batch takes no more rows than it may and says that more wait", "[journal][sequencer]") {
    commit_many(11);
    auto sequencer = make_sequencer(5);
    CHECK(seal(sequencer) == 5);
    CHECK(seal(sequencer) == 5);
    CHECK(seal(sequencer) == 1);
    CHECK(seal(sequencer) == 0);
    CHECK(sequencer.last_sequence() == 11);
}

TEST_CASE_METHOD(journal_fixture, "a sequencer that was paused while another took over seals nothing more and says so",
                 "[journal][sequencer]") {
    auto paused = make_sequencer();
    commit_many(1);
    CHECK(seal(paused) == 1);
    auto newer = make_sequencer();
    commit_many(1);
    CHECK(seal(newer) == 1);

    commit_many(1);
    const auto refused = tests::run_coroutine(io, paused.seal_once());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "journal-sequencer-fenced");
    CHECK(log.count("journal.fenced") == 1);
    CHECK(number("SELECT COUNT(*) FROM journal WHERE seq IS NULL") == 1);

    CHECK(seal(newer) == 1);
    CHECK(verify().first_fault == 0);
    CHECK(verify().entries == 3);
}

TEST_CASE_METHOD(journal_fixture, "a fenced sequencer goes on telling its feed what the other one sealed", "[journal][sequencer]") {
    auto fenced = make_sequencer();
    commit_many(1);
    CHECK(seal(fenced) == 1);
    auto newer = make_sequencer();
    CHECK(seal(newer) == 0);
    fenced.start();
    tests::run_until(io, [&] { return log.count("journal.fenced") == 1; });
    commit_many(2);
    CHECK(seal(newer) == 2);
    tests::run_until(io, [&] { return fenced.last_sequence() == 3; });
    tests::run_coroutine(io, fenced.stop());
    CHECK(number("SELECT epoch FROM journal_epoch") == 2);
}

TEST_CASE_METHOD(journal_fixture, "a hint is followed at once", "[journal][sequencer]") {
    journal::sequencer_options options;
    options.schema = schema;
    options.interval = std::chrono::seconds(30);
    journal::sequencer sequencer(io.get_executor(), options, pool, clock, log, metrics);
    sequencer.start();
    tests::run_until(io, [&] { return log.count("journal.epoch_taken") == 1; });
    commit_many(1);
    const auto hinted_at = std::chrono::steady_clock::now();
    sequencer.hint();
    tests::run_until(io, [&] { return sequencer.last_sequence() == 1; });
    CHECK(std::chrono::steady_clock::now() - hinted_at < options.interval / 2);
    tests::run_coroutine(io, sequencer.stop());
}

TEST_CASE_METHOD(journal_fixture, "whoever waits for a number is woken by it, or at the deadline", "[journal][sequencer]") {
    auto sequencer = make_sequencer();
    commit_many(1);
    CHECK(seal(sequencer) == 1);
    const auto start = std::chrono::steady_clock::now();
    tests::run_coroutine(io, sequencer.wait_beyond(0, start + std::chrono::seconds(60)), std::chrono::seconds(60));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
    tests::run_coroutine(io, sequencer.wait_beyond(1, std::chrono::steady_clock::now() + std::chrono::milliseconds(60)));
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(60));
}

TEST_CASE_METHOD(journal_fixture, "stopping seals what was committed last and signs the head", "[journal][sequencer]") {
    auto sequencer = make_sequencer();
    sequencer.start();
    tests::run_until(io, [&] { return log.count("journal.epoch_taken") == 1; });
    commit_many(3);
    tests::run_coroutine(io, sequencer.stop());
    CHECK(number("SELECT MAX(seq) FROM journal_head") == 3);
    CHECK(verify().signed_heads >= 1);
}
