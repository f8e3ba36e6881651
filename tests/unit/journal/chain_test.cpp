#include <catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/journal/applying.hpp"
#include "platform/journal/chain.hpp"

using namespace chuanpin;

namespace {

journal::chain_link a_link() {
    return {.event_id = std::string(16, '\x01'),
            .type = "order.placed",
            .schema_version = 1,
            .aggregate_type = "order",
            .aggregate_id = "ord_1",
            .aggregate_version = 1,
            .occurred_at = base::parse_rfc3339("2026-03-02T01:00:00Z").value(),
            .actor = "acc_1",
            .organisation = "org_1",
            .request_id = "req_1",
            .visible_to = R"(["org_1"])",
            .data = R"({"name_zh":"花椒"})",
            .detail = ""};
}

std::string hex_of(const crypto::digest& hash) { return base::to_hex(crypto::as_text(hash)); }

bool faulty_entry(int sql_number) {
    return journal::is_fault_of_entry(std::make_exception_ptr(mysql::sql_error(sql_number, "HY000", "made up")));
}

}  // namespace

TEST_CASE("the chain's bytes are those that the header describes", "[journal][chain]") {
    // Computed outside of this program, with hashlib.sha256 over the parts that chain.hpp lists.
    const auto first = journal::next_hash(journal::first_hash(), 1, a_link());
    CHECK(hex_of(first) == "f588fb5fd0c049586377b8140902dbaa440270122ae3d652fceedee8bb89ab2f");
    CHECK(hex_of(journal::next_hash(first, 2, a_link())) == "b2b96b4a0adce5b9ce25c34425cb04e1bd3fb54fef233428f40d07d30878cdbc");
}

TEST_CASE("moving a character from one part to the next changes the hash", "[journal][chain]") {
    auto moved = a_link();
    moved.actor = "acc_";
    moved.organisation = "1org_1";
    CHECK(journal::next_hash(journal::first_hash(), 1, moved) != journal::next_hash(journal::first_hash(), 1, a_link()));
}

TEST_CASE("a head's text binds number, hash and moment", "[journal][chain]") {
    const auto hash = crypto::sha256("x");
    const auto at = base::parse_rfc3339("2026-03-02T01:00:00Z").value();
    const auto text = journal::head_text(1, hash, at);
    CHECK(text.size() == 8 + 23 + 8 + 8 + 8 + 32 + 8 + 8);
    CHECK(text != journal::head_text(2, hash, at));
    CHECK(text != journal::head_text(1, crypto::sha256("y"), at));
    CHECK(text != journal::head_text(1, hash, at + std::chrono::microseconds(1)));
}

TEST_CASE("a hash that is not 32 bytes is refused", "[journal][chain]") {
    CHECK_NOTHROW(journal::to_digest(std::string(32, 'x')));
    CHECK_THROWS_AS(journal::to_digest(std::string(31, 'x')), std::runtime_error);
}

TEST_CASE("only what lies in the entry parks it", "[journal][consumer]") {
    CHECK(faulty_entry(1062));  // a unique key
    CHECK(faulty_entry(4025));  // a CHECK
    CHECK(faulty_entry(1406));  // too long for its column
    CHECK(journal::is_fault_of_entry(std::make_exception_ptr(std::runtime_error("bad field"))));
    CHECK_FALSE(faulty_entry(2013));  // the connection was lost
    CHECK_FALSE(faulty_entry(1213));  // a deadlock
    CHECK_FALSE(faulty_entry(1205));  // a lock that took too long
    CHECK_FALSE(faulty_entry(1969));  // max_statement_time
    CHECK_FALSE(faulty_entry(1146));  // no such table
    CHECK_FALSE(faulty_entry(1021));  // the disk is full
}
