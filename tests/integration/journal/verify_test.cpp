#include <catch.hpp>

#include "tests/integration/journal/journal_fixture.hpp"

using namespace chuanpin;
using tests::journal_fixture;

namespace {

/// Ten sealed entries under a signed head, and one that is not sealed yet.
struct sealed_journal : journal_fixture {
    sealed_journal() {
        commit_many(10);
        auto sequencer = make_sequencer();
        sequencer.start();
        tests::run_until(io, [&] { return number("SELECT COUNT(*) FROM journal_head WHERE seq = 10") == 1; });
        tests::run_coroutine(io, sequencer.stop());
        commit_many(1);
    }
};

}  // namespace

TEST_CASE_METHOD(sealed_journal, "an untouched chain holds, and its unsealed tail is reported", "[journal][verify]") {
    const auto report = verify();
    CHECK(report.first_fault == 0);
    CHECK(report.entries == 10);
    CHECK(report.unsealed == 1);
    CHECK(report.signed_heads >= 1);
}

TEST_CASE_METHOD(sealed_journal, "every column that the chain covers is proved", "[journal][verify]") {
    const auto assignment = GENERATE(
        "data = '{}'", "type = 'order.cancelled'", "actor = 'acc_X'", "organisation = 'org_X'", "request_id = 'x'", "visible_to = '[]'",
        "detail = '{}'", "occurred_at = occurred_at + INTERVAL 1 MICROSECOND", "aggregate_version = aggregate_version + 1",
        "aggregate_id = 'ord_x'", "aggregate_type = 'x'", "schema_version = 2", "event_id = x'00000000000000000000000000000001'");
    execute(std::string("UPDATE journal SET ") + assignment + " WHERE seq = 4");
    const auto report = verify();
    CAPTURE(assignment, report.explanation);
    CHECK(report.first_fault == 4);
    CHECK(report.entries == 3);
}

TEST_CASE_METHOD(sealed_journal, "an entry that was taken out of the middle is missed", "[journal][verify]") {
    execute("DELETE FROM journal WHERE seq = 7");
    CHECK(verify().first_fault == 7);
}

TEST_CASE_METHOD(sealed_journal, "a chain whose end was cut off is missed, by the epoch row and by the signed head", "[journal][verify]") {
    execute("DELETE FROM journal WHERE seq > 8");
    CHECK(verify().first_fault == 9);
    execute("UPDATE journal_epoch SET last_seq = 8, last_hash = (SELECT chain_hash FROM journal WHERE seq = 8)");
    CHECK(verify().first_fault == 9);
}

TEST_CASE_METHOD(sealed_journal, "two entries that changed places are found", "[journal][verify]") {
    execute("UPDATE journal SET seq = 1000 WHERE seq = 5");
    execute("UPDATE journal SET seq = 5 WHERE seq = 6");
    execute("UPDATE journal SET seq = 6 WHERE seq = 1000");
    CHECK(verify().first_fault == 5);
}

TEST_CASE_METHOD(sealed_journal, "a head that another key signed does not hold", "[journal][verify]") {
    crypto::signing_key other{};
    other.seed.front() = std::byte{1};
    auto connection = open();
    const auto report = journal::verify_chain(connection, crypto::public_key_of(other));
    CHECK(report.first_fault > 0);
    CHECK(report.signed_heads == 0);
}

TEST_CASE_METHOD(journal_fixture, "an empty journal holds", "[journal][verify]") {
    const auto report = verify();
    CHECK(report.first_fault == 0);
    CHECK(report.entries == 0);
    CHECK(report.unsealed == 0);
}

TEST_CASE_METHOD(journal_fixture, "an entry that says no JSON is found, though the chain covers it", "[journal][verify]") {
    commit_many(3);
    execute("UPDATE journal SET data = '{\"order_id\":' ORDER BY id DESC LIMIT 1");
    auto sequencer = make_sequencer();
    sequencer.start();
    tests::run_until(io, [&] { return number("SELECT COUNT(*) FROM journal_head WHERE seq = 3") == 1; });
    tests::run_coroutine(io, sequencer.stop());
    const auto report = verify();
    CHECK(report.first_fault == 3);
    CHECK(report.explanation == "what entry 3 says is no JSON");
}
