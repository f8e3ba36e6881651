#include "platform/journal/applying.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "platform/base/encoding.hpp"
#include "platform/journal/feed_page.hpp"
#include "platform/journal/guarded.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::size_t reason_bytes_max = 900;
constexpr const char* behind_another = "an earlier entry of this aggregate is parked";

constexpr std::string_view select_cursor = "SELECT seq FROM feed_cursor WHERE feed = ?";
constexpr std::string_view insert_cursor = "INSERT IGNORE INTO feed_cursor (feed, seq) VALUES (?, 0)";
constexpr std::string_view move_cursor = "UPDATE feed_cursor SET seq = ? WHERE feed = ? AND seq = ?";
constexpr std::string_view rewind_cursor = "UPDATE feed_cursor SET seq = 0 WHERE feed = ? AND seq > 0";
constexpr std::string_view select_parked = "SELECT DISTINCT aggregate_type, aggregate_id FROM feed_parked WHERE feed = ?";
constexpr std::string_view insert_parked = R"sql(
INSERT INTO feed_parked (feed, seq, aggregate_type, aggregate_id, type, entry, reason, parked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view set_savepoint = "SAVEPOINT entry";
constexpr std::string_view back_to_savepoint = "ROLLBACK TO SAVEPOINT entry";

using aggregate = std::pair<std::string, std::string>;

// Faults of the program or the server, the same for every entry: parking would only hide them. Disk full, no such table or
// column, no right, syntax, read-only server, too many locks.
constexpr std::array not_of_the_entry = {1021, 1030, 1044, 1045, 1054, 1064, 1114, 1142, 1146, 1206, 1290, 1305, 1836};

/// Thrown inside to leave the quick way: one entry failed, and the whole page is to be run again carefully.
struct entry_failed {};

class page_run {
public:
    page_run(mysql::session& connection, const std::string& feed, const apply_page_function& apply, base::instant now)
        : connection_(connection), feed_(feed), apply_(apply), now_(now) {}

    /// False where the cursor is not at `from` any more. The cursor is moved first, so that two consumers of one feed queue up.
    bool begin(std::int64_t from, std::int64_t to) {
        if (from == 0) connection_.execute(insert_cursor, {feed_});
        if (connection_.execute(move_cursor, {to, feed_, from}) == 0) return false;
        auto rows = connection_.query(select_parked, {feed_});
        while (rows.next()) parked_.emplace(rows.text(0), rows.text(1));
        return true;
    }

    /// All at once; throws entry_failed where an entry is at fault.
    void run_whole(std::span<const feed_entry> entries) {
        const auto rest = parked_.empty() ? std::vector<feed_entry>() : park_behind(entries);
        const auto free = parked_.empty() ? entries : std::span<const feed_entry>(rest);
        if (free.empty()) return;
        if (const auto fault = fault_of(free)) {
            if (!is_fault_of_entry(fault)) std::rethrow_exception(fault);
            throw entry_failed{};
        }
        outcome_.applied += free.size();
    }

    void run_carefully(const feed_entry& what) {
        if (is_parked(what)) return park(what, behind_another);
        connection_.execute(set_savepoint);
        const auto fault = fault_of(std::span(&what, 1));
        if (!fault) {
            ++outcome_.applied;
            return;
        }
        if (!is_fault_of_entry(fault)) std::rethrow_exception(fault);
        connection_.execute(back_to_savepoint);
        park(what, text_of(fault));
    }

    apply_outcome take() { return std::move(outcome_); }

private:
    [[nodiscard]] bool is_parked(const feed_entry& what) const {
        return parked_.contains(aggregate(what.aggregate_type, what.aggregate_id));
    }

    /// Parks the entries of aggregates that are parked; answers the others.
    std::vector<feed_entry> park_behind(std::span<const feed_entry> entries) {
        std::vector<feed_entry> free;
        for (const auto& each : entries) {
            if (is_parked(each))
                park(each, behind_another);
            else
                free.push_back(each);
        }
        return free;
    }

    std::exception_ptr fault_of(std::span<const feed_entry> entries) {
        try {
            apply_(connection_, entries);
        } catch (...) {
            return std::current_exception();
        }
        return nullptr;
    }

    void park(const feed_entry& what, std::string reason) {
        reason.resize(std::min(reason.size(), reason_bytes_max));
        reason = readable(std::move(reason));
        connection_.execute(insert_parked, {feed_, what.sequence, what.aggregate_type, mysql::bytes{what.aggregate_id}, what.type,
                                            encode_entry(what), reason, now_});
        parked_.emplace(what.aggregate_type, what.aggregate_id);
        outcome_.parked.push_back({what, std::move(reason)});
    }

    /// Messages may hold control characters, or be cut in the middle of a character.
    static std::string readable(std::string text) {
        const bool whole = base::is_utf8(text);
        std::ranges::replace_if(text, [whole](unsigned char byte) { return byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !whole); }, '.');
        return text;
    }

    mysql::session& connection_;
    const std::string& feed_;
    const apply_page_function& apply_;
    base::instant now_;
    std::set<aggregate> parked_;
    apply_outcome outcome_;
};

apply_outcome run_page(mysql::session& connection, const std::string& feed, cursor_move cursor, const std::vector<feed_entry>& entries,
                       const apply_page_function& apply, base::instant now, base::deadline until, bool carefully) {
    mysql::transaction open(connection, mysql::transaction_kind::read_write, until);
    page_run page(connection, feed, apply, now);
    if (!page.begin(cursor.from, cursor.to)) return {.moved = false};
    if (carefully)
        for (const auto& each : entries) page.run_carefully(each);
    else
        page.run_whole(entries);
    open.send_commit();
    return page.take();
}

}  // namespace

std::int64_t read_cursor(mysql::session& connection, const std::string& feed) {
    auto rows = connection.query(select_cursor, {feed});
    return rows.next() ? rows.integer(0) : 0;
}

bool rewind(mysql::session& connection, const std::string& feed) { return connection.execute(rewind_cursor, {feed}) > 0; }

apply_outcome apply_page(mysql::session& connection, const std::string& feed, cursor_move cursor, const std::vector<feed_entry>& entries,
                         const apply_page_function& apply, base::instant now, base::deadline until) {
    try {
        return run_page(connection, feed, cursor, entries, apply, now, until, false);
    } catch (const entry_failed&) {
        return run_page(connection, feed, cursor, entries, apply, now, until, true);
    }
}

bool is_fault_of_entry(const std::exception_ptr& fault) {
    try {
        std::rethrow_exception(fault);
    } catch (const mysql::sql_error& error) {
        if (error.breaks_connection() || error.is_retryable() || error.is_statement_timeout()) return false;
        return std::ranges::find(not_of_the_entry, error.number()) == not_of_the_entry.end();
    } catch (const mysql::unknown_outcome_error&) {
        return false;
    } catch (const std::bad_alloc&) {
        return false;
    } catch (...) {
        return true;
    }
}

}  // namespace chuanpin::journal
