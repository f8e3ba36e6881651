#include "gateway/store/mysql_notice_queue.hpp"

#include "platform/journal/guarded.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::chrono::seconds time_max{10};

/// Also those whose lease ran out: their sender died.
constexpr std::string_view due_sql =
    "SELECT number, attempts FROM notice_delivery WHERE state IN ('pending', 'sending') AND next_attempt_at <= ?"
    " ORDER BY next_attempt_at, number LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view details_sql =
    "SELECT d.notice_id, d.channel, c.sealed_address, n.title_zh, n.body_zh, d.cause FROM notice_delivery d"
    " JOIN notice n ON n.id = d.notice_id"
    " JOIN notice_contact c ON c.organisation_id = n.organisation_id AND c.channel = d.channel WHERE d.number = ?";
constexpr std::string_view lease_sql =
    "UPDATE notice_delivery SET state = 'sending', attempts = attempts + 1, lease = ?, next_attempt_at = ? WHERE number = ?";
constexpr std::string_view cancel_sql = "UPDATE notice_delivery SET state = 'cancelled', lease = NULL, finished_at = ? WHERE number = ?";
constexpr std::string_view record_sql =
    "UPDATE notice_delivery SET state = ?, lease = NULL, next_attempt_at = ?, last_fault = ?, finished_at = ?"
    " WHERE number = ? AND state = 'sending' AND lease = ?";

std::vector<app::leased_notice> lease_due(mysql::session& connection, std::size_t limit, base::instant at, const base::ulid& lease) {
    std::vector<app::leased_notice> leased;
    auto due = connection.query(due_sql, {at, static_cast<std::int64_t>(limit)});
    while (due.next()) {
        const auto number = due.integer(0);
        auto details = connection.query(details_sql, {number});
        if (!details.next()) {  // the address was taken back while it was under way
            connection.execute(cancel_sql, {at, number});
            continue;
        }
        connection.execute(lease_sql, {lease, at + domain::notice_lease_time, number});
        leased.push_back({number, lease, details.id<domain::notice_id>(0), domain::parse_notice_channel(details.text(1)).value(),
                          details.text(2), details.text(3), details.text(4), details.text(5), static_cast<int>(due.integer(1)) + 1});
    }
    return leased;
}

}  // namespace

base::task<base::result<std::vector<app::leased_notice>>> mysql_notice_queue::lease(std::size_t limit, base::instant at) {
    const auto run = base::make_ulid(at, random_);
    std::vector<app::leased_notice> leased;
    const auto done = co_await transact([&](mysql::session& connection) { leased = lease_due(connection, limit, at, run); });
    if (!done) co_return base::refusal(done.error());
    co_return leased;
}

base::task<base::result<void>> mysql_notice_queue::record(const app::leased_notice& what, const domain::notice_verdict& next,
                                                          std::string_view fault, base::instant at) {
    const auto finished_at = next.next == domain::notice_delivery_state::pending ? std::nullopt : std::optional(at);
    const auto last_fault = fault.empty() ? std::nullopt : std::optional(fault);
    co_return co_await transact([&](mysql::session& connection) {
        connection.execute(record_sql, {domain::name_of(next.next), at + next.pause, last_fault, finished_at, what.number, what.lease});
    });
}

base::task<base::result<void>> mysql_notice_queue::transact(std::function<void(mysql::session&)> work) {
    const auto until = std::chrono::steady_clock::now() + time_max;
    co_return co_await journal::run_guarded(pool_, schema_, until, [&](mysql::session& connection) {
        mysql::transaction open(connection, mysql::transaction_kind::read_write, until);
        work(connection);
        open.send_commit();
    });
}

}  // namespace chuanpin::gateway::store
