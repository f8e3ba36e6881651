// What a consumer does in the database with one page. Synchronous, on a database thread.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

#include "platform/journal/consumer.hpp"

namespace chuanpin::journal {

/// Where the feed's cursor stands; 0 where nothing was applied yet.
[[nodiscard]] std::int64_t read_cursor(mysql::session& connection, const std::string& feed);

/// Has the feed followed from its beginning again, for effects that were not there before; whoever follows notices with the next entry.
/// What is applied twice must do no harm, as ever. Answers whether anything was followed yet.
bool rewind(mysql::session& connection, const std::string& feed);

struct parked_entry {
    feed_entry what;
    std::string reason;
};

struct apply_outcome {
    bool moved = true;  ///< false: somebody else had moved the cursor, nothing was done
    std::size_t applied = 0;
    std::vector<parked_entry> parked{};  ///< newly, in this page
};

struct cursor_move {
    std::int64_t from = 0;
    std::int64_t to = 0;  ///< the last entry of the page, or one behind it that is none of the follower's
};

/// Applies the entries (there may be none) and moves the cursor, in one transaction. A page whose entries all go
/// well is handed over whole and costs no statement per entry; otherwise it is run again with a savepoint around each.
[[nodiscard]] apply_outcome apply_page(mysql::session& connection, const std::string& feed, cursor_move cursor,
                                       const std::vector<feed_entry>& entries, const apply_page_function& apply, base::instant now,
                                       base::deadline until);

/// Tries the parked entries again, in order, each on its own; those that can be applied now leave feed_parked, and behind one
/// that still cannot its aggregate's later ones stay. Answers how many were applied.
[[nodiscard]] std::size_t retry_parked(mysql::session& connection, const std::string& feed, const apply_page_function& apply,
                                       base::deadline until);

/// Whether the fault lies in the entry (and not in the database or in a statement that could never work).
[[nodiscard]] bool is_fault_of_entry(const std::exception_ptr& fault);

}  // namespace chuanpin::journal
