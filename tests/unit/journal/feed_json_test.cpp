#include <catch.hpp>

#include "platform/journal/feed_page.hpp"

using namespace chuanpin;

namespace {

journal::feed_entry an_entry() {
    journal::feed_entry entry;
    entry.id = "evt_1";
    entry.type = "order.placed";
    entry.schema_version = 2;
    entry.aggregate_type = "order";
    entry.aggregate_id = "ord_1";
    entry.aggregate_version = 3;
    entry.sequence = 4;
    entry.occurred_at = base::parse_rfc3339("2026-11-23T08:00:00.123456Z").value();
    entry.visible_to = {"org_1", "*"};
    entry.request_id = "req_\"1\"";
    entry.data = R"({"amount_fen":9007199254740991,"name_zh":"花椒"})";
    return entry;
}

}  // namespace

TEST_CASE("an entry that is encoded and decoded is the same", "[journal][feed]") {
    const auto entry = an_entry();
    const auto read = journal::decode_entry(journal::encode_entry(entry)).value();
    CHECK(read.id == entry.id);
    CHECK(read.schema_version == entry.schema_version);
    CHECK(read.aggregate_type == entry.aggregate_type);
    CHECK(read.aggregate_id == entry.aggregate_id);
    CHECK(read.aggregate_version == entry.aggregate_version);
    CHECK(read.sequence == entry.sequence);
    CHECK(read.occurred_at == entry.occurred_at);
    CHECK(read.visible_to == entry.visible_to);
    CHECK(read.request_id == entry.request_id);
    CHECK(read.data == entry.data);
}

TEST_CASE("an entry on the wire has the members that the header names", "[journal][feed]") {
    CHECK(journal::encode_entry(an_entry()) ==
          R"({"id":"evt_1","type":"order.placed","schema_version":2,"aggregate":{"type":"order","id":"ord_1"},"aggregate_version":3,)"
          R"("sequence":4,"occurred_at":"2026-11-23T08:00:00.123456Z","visible_to":["org_1","*"],"request_id":"req_\"1\"",)"
          R"("data":{"amount_fen":9007199254740991,"name_zh":"花椒"}})");
}

TEST_CASE("an empty page says how far the journal goes", "[journal][feed]") {
    CHECK(journal::encode_page({.scanned_to = 9}, 17) == R"({"entries":[],"scanned_to":9,"last_sequence":17})");
    const auto page = journal::decode_page(R"({"entries":[],"last_sequence":17})");
    REQUIRE(page);
    CHECK(page->entries.empty());
    CHECK(page->last_sequence == 17);
    CHECK(page->scanned_to == 0);
    CHECK(journal::decode_page(R"({"entries":[],"scanned_to":9,"last_sequence":17})")->scanned_to == 9);
}

TEST_CASE("a page of a feed that does not say how far it looked ends with its last entry", "[journal][feed]") {
    const auto text = R"({"entries":[)" + journal::encode_entry(an_entry()) + R"(],"last_sequence":17})";
    CHECK(journal::decode_page(text)->scanned_to == 4);
    CHECK(journal::decode_page(text)->entries.size() == 1);
}

TEST_CASE("the data of an entry is handed on byte for byte, whatever stands in it", "[journal][feed]") {
    auto entry = an_entry();
    entry.data = R"({ "text" : "]}\\\"}{[", "deep": [[{"a":[]}], 1.50, -0, null,true], "u":"\u00e9\n" })";
    entry.aggregate_id = "ord_\"\\\n";
    const auto read = journal::decode_page(R"({"entries":[)" + journal::encode_entry(entry) + "," + journal::encode_entry(an_entry()) +
                                           R"(],"last_sequence":5})");
    REQUIRE(read);
    REQUIRE(read->entries.size() == 2);
    CHECK(read->entries[0].data == entry.data);
    CHECK(read->entries[0].aggregate_id == entry.aggregate_id);
    CHECK(read->entries[1].data == an_entry().data);
}

TEST_CASE("a page that lacks something is unreadable, not empty", "[journal][feed]") {
    const auto text = GENERATE("", "{}", "[]", R"({"entries":[]})", R"({"entries":[{}],"last_sequence":1})",
                               R"({"entries":{},"last_sequence":"1"})", "<html>", R"({"entries":[],"last_sequence":1}{)",
                               R"({"entries":[],"last_sequence":"1"})", R"({"entries":[1],"last_sequence":1})");
    const auto page = journal::decode_page(text);
    REQUIRE_FALSE(page);
    CHECK(page.error().code == "journal-feed-unreadable");
}
