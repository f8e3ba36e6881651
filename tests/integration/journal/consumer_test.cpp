#include <catch.hpp>

#include "platform/journal/consumer.hpp"
#include "platform/journal/inspection.hpp"
#include "platform/mysql/faults.hpp"
#include "tests/integration/journal/journal_fixture.hpp"
#include "tests/support/fault_proxy.hpp"

using namespace chuanpin;
using tests::journal_fixture;

namespace {

/// The followed service: its feed behind a router, as an upstream would reach it. May be told to be away.
class source_service final : public http::responder {
public:
    source_service(journal_fixture& of, journal::sequencer& sequencer)
        : router_({{journal::feed_route, journal::make_feed(of.pool, of.schema, sequencer)}}, {mysql::translate}, of.log, of.metrics,
                  "source") {}
    base::task<http::response> respond(http::request request) override {
        if (away) co_return http::typed_response("away", "text/plain", 503);
        co_return co_await router_.respond(std::move(request));
    }
    bool away = false;

private:
    http::router router_;
};

/// Two schemas: the followed journal, and the follower with a table of effects. The follower's pool goes through a fault proxy.
struct following : journal_fixture {
    following()
        : sequencer(make_sequencer()),
          source(*this, sequencer),
          follower_schema(make_schema()),
          proxy(test_database().where().socket, tests::protocol::mysql),
          follower_pool(through_proxy(), log, metrics) {
        follower_execute(
            "CREATE TABLE effect (id BIGINT AUTO_INCREMENT PRIMARY KEY, seq BIGINT NOT NULL, aggregate_id VARCHAR(48) NOT NULL)");
    }
    static tests::test_database& test_database() { return tests::test_database::instance(); }
    mysql::pool_options through_proxy() {
        auto options = pool_options();
        options.where.socket = proxy.socket();
        options.workers = 1;
        return options;
    }

    journal::consumer make_consumer(std::size_t page = 200, std::vector<std::string> types = {}) {
        journal::consumer_options options;
        options.types = std::move(types);
        options.feed = "source";
        options.schema = follower_schema;
        options.page = page;
        options.wait = std::chrono::milliseconds(0);
        options.retry = std::chrono::milliseconds(20);
        return journal::consumer(io.get_executor(), options, source, follower_pool, clock, random, log, metrics,
                                 [this](mysql::session& connection, std::span<const journal::feed_entry> page) {
                                     pages.push_back(page.size());
                                     if (at_once) return apply_at_once(connection, page);
                                     for (const auto& what : page) apply(connection, what);
                                 });
    }
    /// One INSERT for all of them; what is wrong with one of them shows after it.
    void apply_at_once(mysql::session& connection, std::span<const journal::feed_entry> page) {
        std::vector<mysql::parameters> rows;
        for (const auto& what : page) rows.push_back({what.sequence, what.aggregate_id});
        connection.execute_rows("INSERT INTO effect (seq, aggregate_id) VALUES ?", rows);
        for (const auto& what : page)
            if (before_end) before_end(what);
    }
    void apply(mysql::session& connection, const journal::feed_entry& what) {
        connection.execute("INSERT INTO effect (seq, aggregate_id) VALUES (?, ?)", {what.sequence, what.aggregate_id});
        if (before_end) before_end(what);
    }

    base::result<std::size_t> pull(journal::consumer& by) { return tests::run_coroutine(io, by.pull_once()); }
    void follower_execute(const std::string& statement) { test_database().open(follower_schema).execute(statement); }
    std::int64_t follower_number(const std::string& query) {
        auto connection = test_database().open(follower_schema);
        auto rows = connection.query(query);
        return rows.next() ? rows.integer(0) : -1;
    }
    void check_effects(std::int64_t count) {
        CHECK(follower_number("SELECT COUNT(*) FROM effect") == count);
        CHECK(follower_number("SELECT COUNT(DISTINCT seq) FROM effect") == count);
        CHECK(follower_number(
                  "SELECT COUNT(*) FROM effect earlier JOIN effect later ON earlier.id < later.id AND earlier.seq > later.seq") == 0);
    }

    journal::sequencer sequencer;
    source_service source;
    std::string follower_schema;
    tests::fault_proxy proxy;
    mysql::worker_pool follower_pool;
    std::function<void(const journal::feed_entry&)> before_end;
    bool at_once = false;
    std::vector<std::size_t> pages;  // sizes of what was handed over
};

}  // namespace

TEST_CASE_METHOD(following, "entries are applied once and in order, and the cursor survives the consumer", "[journal][consumer]") {
    commit_many(5);
    seal(sequencer);
    {
        auto consumer = make_consumer(2);
        CHECK(pull(consumer).value() == 2);
        CHECK(pull(consumer).value() == 2);
        CHECK(consumer.position() == 4);
    }
    auto consumer = make_consumer();
    CHECK(pull(consumer).value() == 1);
    CHECK(pull(consumer).value() == 0);
    check_effects(5);
    CHECK(follower_number("SELECT seq FROM feed_cursor WHERE feed = 'source'") == 5);
}

TEST_CASE_METHOD(following, "two consumers of one feed do not apply anything twice", "[journal][consumer]") {
    commit_many(6);
    seal(sequencer);
    auto one = make_consumer(3);
    auto other = make_consumer(3);
    CHECK(pull(one).value() == 3);
    CHECK(pull(other).value() == 3);  // it located the cursor behind the first page
    CHECK(pull(one).value() == 0);    // its second page was applied by the other
    CHECK(pull(one).value() == 0);
    CHECK(one.position() == 6);
    check_effects(6);
}

TEST_CASE_METHOD(following, "a page costs no statements of its own per entry", "[journal][consumer]") {
    const auto cost_of = [this](journal::consumer& consumer, int entries) {
        commit_many(entries);
        seal(sequencer);
        const auto key = std::string("chuanpin_mysql_statements_total{pool=foreground}");
        const auto before = metrics.value(key);
        CHECK(pull(consumer).value() == static_cast<std::size_t>(entries));
        return metrics.value(key) - before - entries;  // without one INSERT of the effect per entry
    };
    auto consumer = make_consumer();
    (void)cost_of(consumer, 1);
    const auto of_two = cost_of(consumer, 2);
    CHECK(of_two <= 8);
    CHECK(cost_of(consumer, 50) <= of_two + 2);  // a limit on statement times that is set anew on a slow machine
}

TEST_CASE_METHOD(following, "a follower gets its page whole, and then the number of entries costs no statement at all",
                 "[journal][consumer]") {
    at_once = true;
    const auto cost_of = [this](journal::consumer& consumer, int entries) {
        commit_many(entries);
        seal(sequencer);
        const auto key = std::string("chuanpin_mysql_statements_total{pool=foreground}");
        const auto before = metrics.value(key);
        CHECK(pull(consumer).value() == static_cast<std::size_t>(entries));
        return metrics.value(key) - before;
    };
    auto consumer = make_consumer();
    (void)cost_of(consumer, 1);
    CHECK(cost_of(consumer, 2) <= 8);
    CHECK(cost_of(consumer, 150) <= 9);  // a limit on statement times may be set anew
    CHECK(pages == std::vector<std::size_t>{1, 2, 150});
    check_effects(153);
}

TEST_CASE_METHOD(following, "a page with an entry that cannot be applied is undone and goes entry by entry", "[journal][consumer]") {
    at_once = true;
    auto connection = open();
    for (const int aggregate : {1, 2, 1, 3, 2}) commit(connection, entry(aggregate));
    seal(sequencer);
    before_end = [](const journal::feed_entry& what) {
        if (what.aggregate_id == "ord_1") throw std::runtime_error("not understood");
    };
    auto consumer = make_consumer();
    CHECK(pull(consumer).value() == 3);
    CHECK(pages == std::vector<std::size_t>{5, 1, 1, 1, 1});  // the second of the parked aggregate is not handed over
    check_effects(3);
    CHECK(follower_number("SELECT COUNT(*) FROM effect WHERE aggregate_id = 'ord_1'") == 0);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked WHERE aggregate_id = 'ord_1'") == 2);

    pages.clear();  // behind what is parked the others of a page still go together
    for (const int aggregate : {2, 1, 4}) commit(connection, entry(aggregate));
    seal(sequencer);
    CHECK(pull(consumer).value() == 2);
    CHECK(pages == std::vector<std::size_t>{2});
    check_effects(5);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 3);
}

TEST_CASE_METHOD(following, "a follower of some types passes over the others, and its cursor follows", "[journal][consumer]") {
    auto connection = open();
    const auto commit_of_type = [&](const std::string& type, int count) {
        for (int i = 0; i < count; ++i) {
            auto what = entry(i);
            what.type = type;
            commit(connection, what);
        }
        seal(sequencer);
    };
    const auto cursor = [this] { return follower_number("SELECT seq FROM feed_cursor WHERE feed = 'source'"); };
    auto consumer = make_consumer(4, {"order.accepted"});
    commit_of_type("order.placed", 6);
    CHECK(pull(consumer).value() == 0);
    CHECK(consumer.position() == 4);
    CHECK(pull(consumer).value() == 0);
    CHECK(consumer.position() == 6);
    CHECK(cursor() == -1);  // nothing was written for what is none of ours
    commit_of_type("order.accepted", 1);
    commit_of_type("order.placed", 2);
    CHECK(pull(consumer).value() == 1);
    CHECK(consumer.position() == 9);
    CHECK(cursor() == 9);
    check_effects(1);
    auto later = make_consumer(4, {"order.accepted"});
    commit_of_type("order.placed", 1);
    CHECK(pull(later).value() == 0);
    CHECK(later.position() == 10);
    CHECK(later.lag() < std::chrono::seconds(5));
    tests::run_until(io, [&] { return pull(later).has_value() && cursor() == 10; });  // after a second without entries of ours
    check_effects(1);
}

TEST_CASE_METHOD(following, "a page that meets a fault of the database is neither applied nor parked", "[journal][consumer]") {
    at_once = true;
    commit_many(4);
    seal(sequencer);
    follower_execute("RENAME TABLE effect TO effect_elsewhere");
    auto consumer = make_consumer();
    CHECK_THROWS_AS(pull(consumer), mysql::sql_error);
    CHECK(pages == std::vector<std::size_t>{4});
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 0);
    follower_execute("RENAME TABLE effect_elsewhere TO effect");
    CHECK(pull(consumer).value() == 4);
    check_effects(4);
}

TEST_CASE_METHOD(following, "a COMMIT that was lost before it arrived is done again, one that was carried out is not",
                 "[journal][consumer]") {
    const auto what = GENERATE(tests::fault::reset_before, tests::fault::reset_after);
    commit_many(4);
    seal(sequencer);
    auto consumer = make_consumer(2);
    CHECK(pull(consumer).value() == 2);
    proxy.arm({.what = what, .statement = "COMMIT", .times = 1});
    CHECK_FALSE(pull(consumer));
    CHECK(proxy.strikes() == 1);
    tests::run_until(io, [&] { return pull(consumer).has_value() && consumer.position() == 4; });
    check_effects(4);
}

TEST_CASE_METHOD(following, "a connection that is lost in the middle of a page leaves nothing behind", "[journal][consumer]") {
    commit_many(3);
    seal(sequencer);
    auto consumer = make_consumer();
    proxy.arm({.what = tests::fault::reset_before, .statement = "INSERT INTO effect", .times = 1});
    CHECK_FALSE(pull(consumer));
    CHECK(follower_number("SELECT COUNT(*) FROM effect") == 0);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 0);
    tests::run_until(io, [&] { return pull(consumer).has_value() && consumer.position() == 3; });
    check_effects(3);
}

TEST_CASE_METHOD(following, "an entry that cannot be applied parks its aggregate, and only that", "[journal][consumer]") {
    auto connection = open();
    for (const int aggregate : {1, 2, 1, 3, 2}) commit(connection, entry(aggregate));
    seal(sequencer);
    before_end = [](const journal::feed_entry& what) {
        if (what.aggregate_id == "ord_1") throw std::runtime_error("a price of 四川 that nobody understands");
    };
    auto consumer = make_consumer();
    CHECK(pull(consumer).value() == 3);
    CHECK(consumer.position() == 5);
    check_effects(3);  // the half-done effect of the poisoned entry is gone
    CHECK(follower_number("SELECT COUNT(*) FROM effect WHERE aggregate_id = 'ord_1'") == 0);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked WHERE aggregate_id = 'ord_1'") == 2);
    CHECK(log.count("journal.parked") == 2);

    before_end = nullptr;  // later entries of a parked aggregate wait behind it, even where they could be applied
    commit(connection, entry(1));
    commit(connection, entry(2));
    seal(sequencer);
    CHECK(pull(consumer).value() == 1);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 3);

    auto follower = test_database().open(follower_schema);
    const auto state = journal::inspect_journal(follower);
    REQUIRE(state.feeds.size() == 1);
    CHECK(state.feeds[0].parked == 3);
    CHECK(state.feeds[0].position == 7);
    CHECK(state.feeds[0].first_parked == "1 order ord_1: a price of 四川 that nobody understands");
}

TEST_CASE_METHOD(following, "a consumer that starts applies what was parked and can be applied now", "[journal][consumer]") {
    auto connection = open();
    for (const int aggregate : {1, 2, 1, 2, 3}) commit(connection, entry(aggregate));
    seal(sequencer);
    std::string poison = "ord_1 ord_2";
    before_end = [&poison](const journal::feed_entry& what) {
        if (poison.find(what.aggregate_id) != std::string::npos) throw std::runtime_error("not understood");
    };
    auto before_repair = make_consumer();
    CHECK(pull(before_repair).value() == 1);
    REQUIRE(follower_number("SELECT COUNT(*) FROM feed_parked") == 4);

    poison = "ord_2";
    auto repaired = make_consumer();
    repaired.start();
    tests::run_until(io, [&] { return log.count("journal.unparked") == 1; });
    commit(connection, entry(1));
    seal(sequencer);
    tests::run_until(io, [&] { return repaired.position() == 6; });
    tests::run_coroutine(io, repaired.stop());
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked WHERE aggregate_id <> 'ord_2'") == 0);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 2);
    CHECK(follower_number("SELECT COUNT(*) FROM effect WHERE aggregate_id = 'ord_1'") == 3);
    CHECK(follower_number("SELECT COUNT(*) FROM effect WHERE aggregate_id = 'ord_2'") == 0);
}

TEST_CASE_METHOD(following, "a constraint that refuses an entry parks it, a missing table stops the feed", "[journal][consumer]") {
    commit_many(2);
    seal(sequencer);
    follower_execute("ALTER TABLE effect ADD CONSTRAINT effect_not_first CHECK (aggregate_id <> 'ord_0')");
    auto consumer = make_consumer();
    CHECK(pull(consumer).value() == 1);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked WHERE seq = 1") == 1);

    follower_execute("RENAME TABLE effect TO effect_elsewhere");
    commit_many(2);  // the first of them belongs to the parked aggregate
    seal(sequencer);
    CHECK_THROWS_AS(pull(consumer), mysql::sql_error);
    CHECK(follower_number("SELECT COUNT(*) FROM feed_parked") == 1);
    CHECK(follower_number("SELECT seq FROM feed_cursor") == 2);
    follower_execute("RENAME TABLE effect_elsewhere TO effect");
    CHECK(pull(consumer));
    CHECK(consumer.position() == 4);
}

TEST_CASE_METHOD(following, "a running consumer follows by itself, over faults of the source and of its database", "[journal][consumer]") {
    auto consumer = make_consumer(3);
    sequencer.start();
    consumer.start();
    commit_many(5);
    tests::run_until(io, [&] { return consumer.position() == 5; });
    source.away = true;
    tests::run_until(io, [&] { return log.count("journal.feed_failed") == 1; });
    commit_many(5);
    source.away = false;
    proxy.arm({.what = tests::fault::reset_after, .statement = "COMMIT", .times = 2});
    tests::run_until(io, [&] { return consumer.position() == 10; });
    commit_many(5);
    tests::run_until(io, [&] { return consumer.position() == 15; });
    CHECK(proxy.strikes() == 2);
    tests::run_coroutine(io, consumer.stop());
    tests::run_coroutine(io, sequencer.stop());
    check_effects(15);
}

TEST_CASE_METHOD(following, "the lag is large before the first look and small once everything is seen", "[journal][consumer]") {
    auto consumer = make_consumer();
    CHECK(consumer.lag() >= std::chrono::hours(1));
    commit_many(1);
    seal(sequencer);
    CHECK(pull(consumer).value() == 1);
    CHECK(consumer.lag() < std::chrono::seconds(5));
    source.away = true;
    CHECK_FALSE(pull(consumer));
    const auto before = consumer.lag();
    CHECK(consumer.lag() >= before);
}
