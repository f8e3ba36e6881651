#include <catch.hpp>

#include "platform/journal/feed.hpp"
#include "platform/journal/feed_page.hpp"
#include "tests/integration/journal/journal_fixture.hpp"

using namespace chuanpin;
using tests::journal_fixture;

namespace {

struct feed_fixture : journal_fixture {
    feed_fixture() : sequencer(make_sequencer()), feed(journal::make_feed(pool, schema, sequencer)) {}

    http::request question(const std::string& query) {
        http::request asked;
        asked.target = "/internal/journal?" + query;
        if (!http::parse_target(asked)) throw std::logic_error("a bad target");
        asked.context = tests::a_context();
        return asked;
    }
    base::result<http::response> ask(const std::string& query) {
        auto asked = question(query);
        return tests::run_coroutine(io, feed(asked));
    }
    journal::feed_page page(const std::string& query) { return journal::decode_page(ask(query).value().body).value(); }

    journal::sequencer sequencer;
    http::handler feed;
};

}  // namespace

TEST_CASE_METHOD(feed_fixture, "the feed gives sealed entries page by page, and nothing twice", "[journal][feed]") {
    commit_many(7);
    seal(sequencer);
    std::int64_t after = 0;
    std::vector<std::int64_t> seen;
    for (int i = 0; i < 3; ++i) {
        const auto part = page("after=" + std::to_string(after) + "&limit=3");
        CHECK(part.last_sequence == 7);
        for (const auto& each : part.entries) seen.push_back(each.sequence);
        after = seen.back();
    }
    CHECK(seen == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7});
    CHECK(page("after=7").entries.empty());
}

TEST_CASE_METHOD(feed_fixture, "of the types that are asked for, a page holds those within its limit and says how far it looked",
                 "[journal][feed]") {
    auto connection = open();
    for (const auto* type : {"order.placed", "stock.level_changed", "order.placed", "order.accepted", "stock.level_changed"}) {
        auto what = entry(1);
        what.type = type;
        commit(connection, what);
    }
    seal(sequencer);
    const auto sequences = [this](const std::string& query, std::int64_t scanned_to) {
        const auto part = page(query);
        CHECK(part.scanned_to == scanned_to);
        CHECK(part.last_sequence == 5);
        std::vector<std::int64_t> seen;
        for (const auto& each : part.entries) seen.push_back(each.sequence);
        return seen;
    };
    using numbers = std::vector<std::int64_t>;
    CHECK(sequences("after=0&types=order.placed,order.accepted", 5) == numbers{1, 3, 4});
    CHECK(sequences("after=0&limit=2&types=order.accepted", 2) == numbers{});
    CHECK(sequences("after=2&limit=2&types=order.accepted", 4) == numbers{4});
    CHECK(sequences("after=0&limit=2", 2) == numbers{1, 2});
    CHECK(sequences("after=5&types=order.placed", 5) == numbers{});
    CHECK_FALSE(ask("types="));
    CHECK_FALSE(ask("types=a,,b"));
    std::string many = "a";
    for (std::size_t i = 1; i < journal::feed_types_max; ++i) many += ",a";
    CHECK(ask("types=" + many));
    CHECK_FALSE(ask("types=" + many + ",a"));
}

TEST_CASE_METHOD(feed_fixture, "an entry comes out as it went in", "[journal][feed]") {
    auto written = entry(3, "花椒 \\\"辣\\\" 𠀀");
    written.detail = R"({"reason":"inside only"})";
    auto connection = open();
    commit(connection, written);
    seal(sequencer);
    const auto body = ask("after=0").value().body;
    CHECK(body.find("inside only") == std::string::npos);
    const auto read = journal::decode_page(body).value().entries.at(0);
    CHECK(read.id == base::to_wire(written.id));
    CHECK(read.type == "order.placed");
    CHECK(read.schema_version == 1);
    CHECK(read.aggregate_type == "order");
    CHECK(read.aggregate_id == "ord_3");
    CHECK(read.aggregate_version == written.aggregate_version);
    CHECK(read.sequence == 1);
    CHECK(read.occurred_at == tests::a_context().now);
    CHECK(read.visible_to == written.visible_to);
    CHECK(read.request_id == "req_test");
    CHECK(read.data == written.data);
}

TEST_CASE_METHOD(feed_fixture, "what is committed but not sealed is not given out", "[journal][feed]") {
    commit_many(1);
    CHECK(page("after=0").entries.empty());
}

TEST_CASE_METHOD(feed_fixture, "a caller who waits is answered soon after the commit", "[journal][feed]") {
    sequencer.start();
    auto asked = question("after=0&wait_ms=5000");
    std::optional<base::result<http::response>> answer;
    boost::asio::co_spawn(io, feed(asked),
                          [&](const std::exception_ptr&, base::result<http::response> given) { answer = std::move(given); });
    tests::run_until(io, [&] { return log.count("journal.epoch_taken") == 1; });
    REQUIRE_FALSE(answer);
    commit_many(1);
    const auto committed_at = std::chrono::steady_clock::now();
    sequencer.hint();
    tests::run_until(io, [&] { return answer.has_value(); });
    CHECK(std::chrono::steady_clock::now() - committed_at < std::chrono::seconds(4));  // it would have waited for 5
    CHECK(journal::decode_page(answer->value().body)->entries.size() == 1);
    tests::run_coroutine(io, sequencer.stop());
}

TEST_CASE_METHOD(feed_fixture, "a caller who waits in vain gets an empty page in time", "[journal][feed]") {
    sequencer.start();
    const auto start = std::chrono::steady_clock::now();
    CHECK(page("after=0&wait_ms=80").entries.empty());
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(80));
    tests::run_coroutine(io, sequencer.stop());
}

TEST_CASE_METHOD(feed_fixture, "questions are read strictly, all faults at once", "[journal][feed]") {
    CHECK(ask("limit=1"));
    CHECK(ask("limit=500&wait_ms=0&after=9223372036854775807"));
    const auto refused = ask("after=-1&limit=501&wait_ms=5001");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fields.size() == 3);
    CHECK_FALSE(ask("limit=0"));
    CHECK_FALSE(ask("limit=1x"));
    CHECK_FALSE(ask("before=1"));
}

TEST_CASE_METHOD(feed_fixture, "a page stays small however large its entries are", "[journal][feed]") {
    auto connection = open();
    for (int i = 0; i < 6; ++i) commit(connection, entry(i, std::string(std::size_t{1} << 20, 'x')));
    seal(sequencer);
    const auto first = page("after=0&limit=500");
    CHECK(first.entries.size() == 3);
    CHECK(first.last_sequence == 6);
    CHECK(page("after=3").entries.size() == 3);
}

TEST_CASE_METHOD(journal_fixture, "an entry that no page could hold is refused by the writer", "[journal][writer]") {
    auto connection = open();
    auto what = entry();
    what.data = "\"" + std::string(journal::data_bytes_max - 2, 'x') + "\"";
    CHECK_NOTHROW(commit(connection, what));
    what = entry();
    what.data = "\"" + std::string(journal::data_bytes_max - 1, 'x') + "\"";
    CHECK_THROWS_AS(journal::write(connection, what, tests::a_context()), std::logic_error);
}

TEST_CASE_METHOD(journal_fixture, "the writer notes who did it, and many entries are one statement", "[journal][writer]") {
    auto connection = open();
    base::organisation_id organisation = tests::numbered<base::organisation_id>(7);
    const auto person = tests::a_context_of(organisation, "school", {}, tests::numbered<base::account_id>(9));
    const auto system = tests::a_context_of({}, "system", {});
    const std::vector<journal::entry> entries{entry(1), entry(2)};
    const std::vector<const base::call_context*> contexts{&person, &system};
    const auto before = connection.statements_sent();
    journal::write(connection, entries, contexts);
    CHECK(connection.statements_sent() - before == 1);
    auto rows = connection.query("SELECT actor, organisation FROM journal ORDER BY id");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == base::to_wire(tests::numbered<base::account_id>(9)));
    CHECK(rows.text(1) == base::to_wire(organisation));
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "system");
    CHECK(rows.text(1).empty());
    const std::vector<const base::call_context*> three{&person, &person, &person};
    CHECK_THROWS_AS(journal::write(connection, entries, three), std::logic_error);
}

TEST_CASE_METHOD(journal_fixture, "data that is not JSON does not get in", "[journal][writer]") {
    auto connection = open();
    auto what = entry();
    what.data = "{";
    CHECK_THROWS_AS(journal::write(connection, what, tests::a_context()), mysql::sql_error);
}
