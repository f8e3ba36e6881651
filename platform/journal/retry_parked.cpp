#include <set>
#include <vector>

#include "platform/journal/applying.hpp"
#include "platform/journal/feed_page.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::int64_t page = 100;

// Held while a page is retried, so that no consumer parks a later entry of an aggregate that is just being freed.
constexpr std::string_view lock_cursor = "SELECT seq FROM feed_cursor WHERE feed = ? FOR UPDATE";
constexpr std::string_view select_parked = "SELECT seq, entry FROM feed_parked WHERE feed = ? AND seq > ? ORDER BY seq LIMIT ?";
constexpr std::string_view delete_parked = "DELETE FROM feed_parked WHERE feed = ? AND seq = ?";
constexpr std::string_view set_savepoint = "SAVEPOINT entry";
constexpr std::string_view back_to_savepoint = "ROLLBACK TO SAVEPOINT entry";

class retry_run {
public:
    retry_run(mysql::session& connection, const std::string& feed, const apply_page_function& apply)
        : connection_(connection), feed_(feed), apply_(apply) {}

    /// One transaction; false where nothing was left to look at.
    bool next_page(base::deadline until) {
        mysql::transaction open(connection_, mysql::transaction_kind::read_write, until);
        (void)connection_.query(lock_cursor, {feed_});
        auto rows = connection_.query(select_parked, {feed_, after_, page});
        if (rows.size() == 0) return false;
        std::size_t applied = 0;
        while (rows.next()) {
            after_ = rows.integer(0);
            if (free(rows.text(1))) ++applied;
        }
        open.send_commit();
        applied_ += applied;
        return true;
    }

    [[nodiscard]] std::size_t applied() const { return applied_; }

private:
    bool free(const std::string& text) {
        const auto entry = decode_entry(text);
        if (!entry) return false;
        const auto aggregate = std::pair(entry->aggregate_type, entry->aggregate_id);
        if (still_.contains(aggregate)) return false;
        connection_.execute(set_savepoint);
        try {
            apply_(connection_, std::span(&*entry, 1));
        } catch (...) {
            if (!is_fault_of_entry(std::current_exception())) throw;
            still_.insert(aggregate);
        }
        if (still_.contains(aggregate)) {
            connection_.execute(back_to_savepoint);
            return false;
        }
        connection_.execute(delete_parked, {feed_, entry->sequence});
        return true;
    }

    mysql::session& connection_;
    const std::string& feed_;
    const apply_page_function& apply_;
    std::set<std::pair<std::string, std::string>> still_;
    std::int64_t after_ = 0;
    std::size_t applied_ = 0;
};

}  // namespace

std::size_t retry_parked(mysql::session& connection, const std::string& feed, const apply_page_function& apply, base::deadline until) {
    retry_run run(connection, feed, apply);
    while (run.next_page(until)) {
    }
    return run.applied();
}

}  // namespace chuanpin::journal
