// What `doctor` and /readyz ask of a journal and of the feeds that a schema follows. Synchronous, on a database thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/mysql/session.hpp"

namespace chuanpin::journal {

struct feed_state {
    std::string feed;    ///< consumer_options::feed
    std::string source;  ///< the service that is followed: what stands before a ':'
    std::int64_t position = 0;
    std::int64_t parked = 0;   ///< entries set aside
    std::string first_parked;  ///< "17 order ord_…: reason" of the oldest; empty where none is
};

struct journal_state {
    std::int64_t last_sequence = 0;
    std::int64_t unsealed = 0;
    std::vector<feed_state> feeds{};
};

[[nodiscard]] journal_state inspect_journal(mysql::session& connection);

}  // namespace chuanpin::journal
