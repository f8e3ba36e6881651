// The pull feed: what a service offers to the others at
// GET /internal/journal?after=<sequence>&limit=<1–500>&wait_ms=<0–5000>&types=<type,type,…>.
//
// Answers {"entries": [{id, type, schema_version, aggregate, aggregate_version, sequence, occurred_at, visible_to, request_id, data}],
// "scanned_to": n, "last_sequence": n}. Of the `limit` entries after `after` those of the types asked for are in the page (of all, where
// none is named); `scanned_to` is the last of the `limit`, so that whoever wants little gets on quickly. `wait_ms` holds the answer until
// something new is sealed: that is the hint, and it works the same across processes.
#pragma once

#include <string>

#include "platform/http/router.hpp"
#include "platform/journal/sequencer.hpp"

namespace chuanpin::journal {

inline constexpr http::route feed_route{http::method::get, "/internal/journal", "read_journal", {http::audience::internal, {}}, false, 0};

inline constexpr std::size_t feed_types_max = 100;

/// The handler of `feed_route`. All arguments must outlive it.
[[nodiscard]] http::handler make_feed(mysql::worker_pool& pool, std::string schema, sequencer& source);

/// One entry as a consumer sees it.
struct feed_entry {
    std::string id;  ///< "evt_…"
    std::string type;
    int schema_version = 1;
    std::string aggregate_type;
    std::string aggregate_id;
    std::int64_t aggregate_version = 0;
    std::int64_t sequence = 0;
    base::instant occurred_at{};
    std::vector<std::string> visible_to{};
    std::string request_id;
    std::string data;  ///< JSON object as text
};

}  // namespace chuanpin::journal
