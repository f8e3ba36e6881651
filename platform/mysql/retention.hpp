// Removing rows that have served their time, a bounded batch at a time: no table grows for ever, and no DELETE holds up anybody.
//
// A rule finds its rows by an index (its tests look at EXPLAIN), locks them past those that somebody else has locked, and removes them
// with their parts, in one short transaction. So any number of processes may run it, and a backlog of millions costs a batch like any
// other.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/time.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

/// Of one DELETE, parts included.
inline constexpr std::size_t retention_rows_max = 1'000;

/// What a `?` of a rule's `find` stands for.
enum class retention_value {
    cut_off,      ///< now − kept_for
    first_id,     ///< the smallest ULID of that moment, for ids that sort by creation
    age_seconds,  ///< kept_for itself: where the database's clock wrote the times
};

struct retention_rule {
    std::string name;  ///< "receipts": label of the metric
    std::chrono::seconds kept_for{};
    /// "SELECT key … WHERE … LIMIT ? FOR UPDATE SKIP LOCKED": `values` in their order, then the LIMIT.
    std::string_view find;
    std::vector<retention_value> values;
    /// "DELETE t FROM (SELECT NULL AS k FROM DUAL WHERE FALSE UNION ALL VALUES ?) due STRAIGHT_JOIN t FORCE INDEX (…) ON t.key = due.k",
    /// what refers to the row before the row itself. With IN instead, a small table may be read, and locked, as a whole.
    std::vector<std::string_view> remove;
    /// Runs before `remove`, with the same keys, for what stays of the rows: "INSERT INTO sums … SELECT … ON DUPLICATE KEY UPDATE …".
    std::vector<std::string_view> sum_up{};
    std::size_t together_max = retention_rows_max;  ///< rows of `find` in one batch; less where a row has parts
    std::size_t key_columns = 1;
    bool key_is_number = false;  ///< otherwise bytes
};

struct removed_rows {
    std::size_t found = 0;   ///< of `find`; together_max where more may be left
    std::uint64_t rows = 0;  ///< of all tables
};

/// One batch in one transaction. Throws sql_error.
removed_rows remove_due(session& connection, const retention_rule& rule, base::instant now, base::deadline until);

/// Receipts of this platform's unit of work. The idempotency contract says how long at least (24 h).
[[nodiscard]] retention_rule receipt_retention(std::chrono::seconds kept_for);

}  // namespace chuanpin::mysql
