#include "platform/journal/inspection.hpp"

#include <fmt/format.h>

#include "platform/journal/sealing.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::string_view count_unsealed = "SELECT COUNT(*) FROM journal WHERE seq IS NULL";
constexpr std::string_view select_feeds = R"sql(
SELECT feed_cursor.feed, feed_cursor.seq, COUNT(feed_parked.seq), MIN(feed_parked.seq)
FROM feed_cursor LEFT JOIN feed_parked ON feed_parked.feed = feed_cursor.feed
GROUP BY feed_cursor.feed, feed_cursor.seq ORDER BY feed_cursor.feed)sql";
constexpr std::string_view select_first_parked = "SELECT aggregate_type, aggregate_id, reason FROM feed_parked WHERE feed = ? AND seq = ?";

void describe_first(mysql::session& connection, feed_state& feed, std::int64_t sequence) {
    auto rows = connection.query(select_first_parked, {feed.feed, sequence});
    if (rows.next()) feed.first_parked = fmt::format("{} {} {}: {}", sequence, rows.text(0), rows.text(1), rows.text(2));
}

}  // namespace

journal_state inspect_journal(mysql::session& connection) {
    journal_state state;
    state.last_sequence = look(connection).last_sequence;
    auto unsealed = connection.query(count_unsealed);
    if (unsealed.next()) state.unsealed = unsealed.integer(0);
    auto rows = connection.query(select_feeds);
    while (rows.next()) {
        feed_state feed{.feed = rows.text(0), .source = {}, .position = rows.integer(1), .parked = rows.integer(2), .first_parked = {}};
        feed.source = feed.feed.substr(0, feed.feed.find(':'));
        if (feed.parked > 0) describe_first(connection, feed, rows.integer(3));
        state.feeds.push_back(std::move(feed));
    }
    return state;
}

}  // namespace chuanpin::journal
