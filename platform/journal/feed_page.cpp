#include "platform/journal/feed_page.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::string_view select_sizes = "SELECT seq, LENGTH(data) FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr std::string_view select_entries = R"sql(
SELECT event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, seq, occurred_at, visible_to, request_id, data
FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq)sql";
constexpr std::string_view select_entries_of_types = R"sql(
SELECT event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, seq, occurred_at, visible_to, request_id, data
FROM journal WHERE type IN ? AND seq > ? AND seq <= ? ORDER BY seq)sql";

/// The last number of a page that stays below feed_page_bytes_max; `after` where there is nothing.
std::int64_t last_of_page(mysql::session& connection, std::int64_t after, std::size_t limit) {
    std::int64_t last = after;
    std::int64_t bytes = 0;
    auto rows = connection.query(select_sizes, {after, static_cast<std::int64_t>(limit)});
    while (rows.next()) {
        bytes += rows.integer(1);
        if (last != after && bytes > feed_page_bytes_max) break;
        last = rows.integer(0);
    }
    return last;
}

mysql::row_set select(mysql::session& connection, std::int64_t after, std::int64_t last, const std::vector<std::string>& types) {
    if (types.empty()) return connection.query(select_entries, {after, last});
    std::vector<mysql::parameters> asked;
    for (const auto& each : types) asked.push_back({each});
    return connection.query_rows(select_entries_of_types, asked, {after, last});
}

}  // namespace

feed_rows read_page(mysql::session& connection, std::int64_t after, std::size_t limit, const std::vector<std::string>& types) {
    feed_rows page{.scanned_to = last_of_page(connection, after, limit)};
    if (page.scanned_to == after) return page;
    auto rows = select(connection, after, page.scanned_to, types);
    page.found.reserve(rows.size());
    while (rows.next())
        page.found.push_back({.id = base::to_wire(rows.id<base::event_id>(0)),
                              .type = rows.text(1),
                              .schema_version = rows.integer(2),
                              .aggregate_type = rows.text(3),
                              .aggregate_id = rows.text(4),
                              .aggregate_version = rows.integer(5),
                              .sequence = rows.integer(6),
                              .occurred_at = rows.instant(7),
                              .visible_to = rows.text(8),
                              .request_id = rows.text(9),
                              .data = rows.text(10)});
    return page;
}

}  // namespace chuanpin::journal
