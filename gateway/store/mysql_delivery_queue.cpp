#include "gateway/store/mysql_delivery_queue.hpp"

#include <algorithm>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "platform/mysql/faults.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::chrono::seconds time_max{10};
constexpr int attempts_max = 5;
constexpr std::int64_t endpoints_per_look_max = 64;

// Rows are found without locks and changed by their primary key: whoever locked an index entry first and the row second would
// meet those who come the other way round.
constexpr std::string_view lost_sql = "SELECT number FROM webhook_delivery WHERE state = 'sending' AND next_attempt_at <= ? LIMIT 100";
constexpr std::string_view return_lost_sql =
    "UPDATE webhook_delivery SET state = 'pending', lease = NULL WHERE number = ? AND state = 'sending' AND next_attempt_at <= ?";

constexpr std::string_view due_endpoints_sql =
    "SELECT d.endpoint_id, w.consecutive_failures FROM"
    " (SELECT endpoint_id, MIN(next_attempt_at) AS due FROM webhook_delivery WHERE state = 'pending' GROUP BY endpoint_id) d"
    " JOIN webhook_endpoint w ON w.id = d.endpoint_id"
    " WHERE d.due <= ? AND w.status = 'enabled' ORDER BY w.consecutive_failures > 0, d.due LIMIT ?";
constexpr std::string_view sending_to_failing_sql =
    "SELECT COUNT(*) FROM webhook_delivery d JOIN webhook_endpoint w ON w.id = d.endpoint_id"
    " WHERE d.state = 'sending' AND w.consecutive_failures > 0";
constexpr std::string_view lock_endpoint_sql =
    "SELECT url, sealed_secret, consecutive_failures FROM webhook_endpoint WHERE id = ? AND status = 'enabled' FOR UPDATE SKIP LOCKED";
constexpr std::string_view sending_sql = "SELECT COUNT(*) FROM webhook_delivery WHERE state = 'sending' AND endpoint_id = ?";
constexpr std::string_view due_deliveries_sql =
    "SELECT d.number, d.event_id, d.attempts, e.body FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id"
    " WHERE d.state = 'pending' AND d.endpoint_id = ? AND d.next_attempt_at <= ? ORDER BY d.next_attempt_at, d.number LIMIT ?";
constexpr std::string_view lease_sql =
    "UPDATE webhook_delivery SET state = 'sending', attempts = attempts + 1, lease = ?, next_attempt_at = ? WHERE number = ? AND state = "
    "'pending'";

constexpr std::string_view lock_endpoint_of_record_sql =
    "SELECT status, organisation_id, consecutive_failures, version FROM webhook_endpoint WHERE id = ? FOR UPDATE";
constexpr std::string_view insert_attempt_sql =
    "INSERT IGNORE INTO webhook_attempt (delivery_number, number, started_at, took_ms, status, fault) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view end_attempt_sql =
    "UPDATE webhook_delivery SET state = ?, lease = NULL, next_attempt_at = ?, finished_at = ? WHERE number = ? AND state = 'sending' AND "
    "lease = ?";
constexpr std::string_view next_of_lane_sql =
    "SELECT MIN(w.number) FROM webhook_delivery o JOIN webhook_delivery w ON w.endpoint_id = o.endpoint_id AND w.aggregate_id = "
    "o.aggregate_id"
    " WHERE o.number = ? AND w.state = 'waiting'";
constexpr std::string_view start_sql =
    "UPDATE webhook_delivery SET state = 'pending', next_attempt_at = ? WHERE number = ? AND state = 'waiting'";
constexpr std::string_view record_success_sql =
    "UPDATE webhook_endpoint SET consecutive_failures = 0 WHERE id = ? AND consecutive_failures > 0";
constexpr std::string_view record_failure_sql = "UPDATE webhook_endpoint SET consecutive_failures = consecutive_failures + 1 WHERE id = ?";
constexpr std::string_view disable_endpoint_sql =
    "UPDATE webhook_endpoint SET status = 'disabled', disabled_reason = 'gone', version = version + 1 WHERE id = ? AND status = 'enabled'";
constexpr std::string_view cancel_open_sql =
    "UPDATE webhook_delivery SET state = 'cancelled', lease = NULL, finished_at = ?"
    " WHERE endpoint_id = ? AND state IN ('waiting', 'pending', 'sending')";

constexpr std::string_view raise_version_sql = "UPDATE webhook_endpoint SET version = version + 1 WHERE id = ?";

/// As it stood before the attempt at hand.
struct locked_endpoint {
    bool enabled = false;
    base::organisation_id organisation{};
    std::int64_t consecutive_failures = 0;
    std::int64_t version = 0;
};

struct due_endpoint {
    domain::webhook_endpoint_id id{};
    bool failing = false;
};

std::vector<due_endpoint> find_due(mysql::session& connection, base::instant at) {
    std::vector<due_endpoint> due;
    auto rows = connection.query(due_endpoints_sql, {at, endpoints_per_look_max});
    while (rows.next()) due.push_back({rows.id<domain::webhook_endpoint_id>(0), rows.integer(1) > 0});
    return due;
}

std::size_t count(mysql::session& connection, std::string_view statement, const mysql::parameters& values = {}) {
    auto rows = connection.query(statement, values);
    rows.next();
    return static_cast<std::size_t>(rows.integer(0));
}

/// Takes what this endpoint's free slots allow, at most `limit`, and appends it to `leased`; answers how many.
std::size_t lease_from(mysql::session& connection, const domain::webhook_endpoint_id& id, std::size_t limit, base::instant at,
                       const base::ulid& lease, std::vector<app::leased_delivery>& leased) {
    auto endpoint = connection.query(lock_endpoint_sql, {id});
    if (!endpoint.next()) return 0;
    const auto slots = domain::slots_of(static_cast<int>(endpoint.integer(2)));
    const auto taken = count(connection, sending_sql, {id});
    if (taken >= slots) return 0;
    auto rows = connection.query(due_deliveries_sql, {id, at, static_cast<std::int64_t>(std::min(slots - taken, limit))});
    while (rows.next()) {
        leased.push_back({rows.integer(0), lease, id, rows.id<base::event_id>(1), endpoint.text(0), endpoint.text(1), rows.text(3),
                          static_cast<int>(rows.integer(2)) + 1});
    }
    return rows.size();
}

void mark_leased(mysql::session& connection, const std::vector<app::leased_delivery>& leased, base::instant until) {
    for (const auto& each : leased) connection.execute(lease_sql, {each.lease, until, each.number});
}

void lease_all(mysql::session& connection, std::size_t limit, base::instant at, const base::ulid& lease,
               std::vector<app::leased_delivery>& leased) {
    const auto due = find_due(connection, at);
    if (due.empty()) return;
    auto to_failing = count(connection, sending_to_failing_sql);
    for (const auto& endpoint : due) {
        if (leased.size() >= limit) break;
        if (endpoint.failing && to_failing >= domain::in_flight_to_failing_max) break;
        const auto taken = lease_from(connection, endpoint.id, limit - leased.size(), at, lease, leased);
        if (endpoint.failing) to_failing += taken;
    }
    mark_leased(connection, leased, at + domain::lease_time);
}

void return_lost(mysql::session& connection, base::instant at) {
    auto rows = connection.query(lost_sql, {at});
    while (rows.next()) connection.execute(return_lost_sql, {rows.integer(0), at});
}

/// The next of the same endpoint and aggregate, which waited for this one to end.
void start_next(mysql::session& connection, std::int64_t number, base::instant at) {
    auto rows = connection.query(next_of_lane_sql, {number});
    if (rows.next() && !rows.is_null(0)) connection.execute(start_sql, {at, rows.integer(0)});
}

void record_attempt(mysql::session& connection, const app::leased_delivery& delivery, const domain::attempt& made, base::instant at) {
    const auto status = made.status == 0 ? std::optional<std::int64_t>() : made.status;
    const auto fault = made.fault == domain::attempt_fault::none ? std::optional<std::string_view>() : domain::name_of(made.fault);
    connection.execute(insert_attempt_sql, {delivery.number, made.number, at - made.took, std::int64_t{made.took.count()}, status, fault});
}

locked_endpoint lock_endpoint_of_record(mysql::session& connection, const domain::webhook_endpoint_id& id) {
    auto rows = connection.query(lock_endpoint_of_record_sql, {id});
    if (!rows.next()) return {};
    return {rows.text(0) == "enabled", rows.id<base::organisation_id>(1), rows.integer(2), rows.integer(3)};
}

/// Told inside only: notices reach the organisation by it.
void tell_health(mysql::session& connection, const app::leased_delivery& delivery, const locked_endpoint& before, std::string_view type,
                 base::instant at) {
    base::call_context context;
    context.request_id = "job:deliver-webhooks";
    context.now = at;
    write_change(connection, context,
                 {type, "webhook_endpoint", base::to_wire(delivery.endpoint), before.version + 1,
                  endpoint_health_data(delivery.endpoint, before.organisation, before.consecutive_failures + 1)});
}

void record_health(mysql::session& connection, const app::leased_delivery& delivery, const locked_endpoint& before,
                   const domain::verdict& next, base::instant at) {
    if (next.next == domain::delivery_state::delivered) {
        connection.execute(record_success_sql, {delivery.endpoint});
        return;
    }
    connection.execute(record_failure_sql, {delivery.endpoint});
    if (next.disables_endpoint) {
        connection.execute(disable_endpoint_sql, {delivery.endpoint});
        connection.execute(cancel_open_sql, {at, delivery.endpoint});
        if (before.enabled) tell_health(connection, delivery, before, "webhook_endpoint.disabled", at);
    } else if (before.enabled && before.consecutive_failures + 1 == domain::failures_told_after) {
        connection.execute(raise_version_sql, {delivery.endpoint});
        tell_health(connection, delivery, before, "webhook_endpoint.failing", at);
    }
}

void record_all(mysql::session& connection, const app::leased_delivery& delivery, const domain::attempt& made, const domain::verdict& next,
                base::instant at) {
    const auto endpoint = lock_endpoint_of_record(connection, delivery.endpoint);
    record_attempt(connection, delivery, made, at);
    const bool ends = next.next != domain::delivery_state::pending;
    const auto finished_at = ends ? std::optional(at) : std::nullopt;
    const auto changed =
        connection.execute(end_attempt_sql, {domain::name_of(next.next), at + next.pause, finished_at, delivery.number, delivery.lease});
    if (changed == 0) return;
    if (ends) start_next(connection, delivery.number, at);
    record_health(connection, delivery, endpoint, next, at);
}

void in_transaction(mysql::session& connection, const std::function<void(mysql::session&)>& work) {
    connection.execute("START TRANSACTION");
    try {
        work(connection);
        connection.execute("COMMIT");
    } catch (const mysql::sql_error& fault) {
        if (!fault.breaks_connection()) connection.execute("ROLLBACK");
        throw;
    } catch (...) {
        connection.execute("ROLLBACK");
        throw;
    }
}

}  // namespace

base::task<base::result<std::vector<app::leased_delivery>>> mysql_delivery_queue::lease(std::size_t limit, base::instant at) {
    const auto run = base::make_ulid(at, random_);
    std::vector<app::leased_delivery> leased;
    // A transaction of its own: it takes deliveries without their endpoint.
    const auto returned = co_await transact([&](mysql::session& connection) { return_lost(connection, at); });
    if (!returned) co_return base::refusal(returned.error());
    const auto done = co_await transact([&](mysql::session& connection) {
        leased.clear();
        lease_all(connection, limit, at, run, leased);
    });
    if (!done) co_return base::refusal(done.error());
    co_return leased;
}

base::task<base::result<void>> mysql_delivery_queue::record(const app::leased_delivery& delivery, const domain::attempt& made,
                                                            const domain::verdict& next, base::instant at) {
    co_return co_await transact([&](mysql::session& connection) { record_all(connection, delivery, made, next, at); });
}

base::task<base::result<void>> mysql_delivery_queue::transact(std::function<void(mysql::session&)> work) {
    for (int attempt = 1;; ++attempt) {
        std::exception_ptr fault;
        bool retryable = false;
        try {
            co_return co_await pool_.run(schema_, std::chrono::steady_clock::now() + time_max,
                                         [&](mysql::session& connection) { in_transaction(connection, work); });
        } catch (const mysql::sql_error& error) {
            fault = std::current_exception();
            retryable = error.is_retryable();
        }
        if (retryable && attempt < attempts_max) continue;
        if (auto known = mysql::translate(fault)) co_return base::refusal(*std::move(known));
        std::rethrow_exception(fault);
    }
}

}  // namespace chuanpin::gateway::store
