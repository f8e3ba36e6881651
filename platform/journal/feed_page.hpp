// One page of the feed, between the database and the wire.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/journal/feed.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::journal {

inline constexpr std::size_t feed_limit_max = 500;
/// Content of one page; a page always holds one entry at least, and an entry no more than half of this (data_bytes_max).
inline constexpr std::int64_t feed_page_bytes_max = std::int64_t{4} << 20;

/// A row as it is sent: `visible_to` and `data` are the stored JSON, put into the page as they are.
struct feed_row {
    std::string id;
    std::string type;
    std::int64_t schema_version = 0;
    std::string aggregate_type;
    std::string aggregate_id;
    std::int64_t aggregate_version = 0;
    std::int64_t sequence = 0;
    base::instant occurred_at{};
    std::string visible_to;
    std::string request_id;
    std::string data;
};

struct feed_rows {
    std::vector<feed_row> found{};
    std::int64_t scanned_to = 0;  ///< the last number looked at; those in between that are not `found` are of other types
};

/// The sealed entries among the `limit` after `after`, in order, of these types (none named: of all); two statements (one where there
/// are none).
[[nodiscard]] feed_rows read_page(mysql::session& connection, std::int64_t after, std::size_t limit,
                                  const std::vector<std::string>& types = {});

[[nodiscard]] std::string encode_page(const feed_rows& rows, std::int64_t last_sequence);
/// One entry as an object of the page; what feed_parked keeps.
[[nodiscard]] std::string encode_entry(const feed_entry& what);

struct feed_page {
    std::vector<feed_entry> entries;
    std::int64_t scanned_to = 0;  ///< where the next page begins; 0 where nothing was looked at
    std::int64_t last_sequence = 0;
};
/// Errors: journal-feed-unreadable.
[[nodiscard]] base::result<feed_page> decode_page(std::string_view body);
[[nodiscard]] base::result<feed_entry> decode_entry(std::string_view text);

}  // namespace chuanpin::journal
