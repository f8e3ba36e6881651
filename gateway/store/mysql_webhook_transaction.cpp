#include "gateway/store/mysql_webhook_transaction.hpp"

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/word_list.hpp"

namespace chuanpin::gateway::store {

namespace {

/// The organisation's row is the lock: endpoints that do not exist yet have none.
constexpr std::string_view lock_organisation_sql = "SELECT id FROM organisation WHERE id = ? FOR UPDATE";
constexpr std::string_view count_endpoints_sql = "SELECT COUNT(*) FROM webhook_endpoint WHERE organisation_id = ? AND deleted_at IS NULL";
constexpr std::string_view insert_endpoint_sql =
    "INSERT INTO webhook_endpoint (id, organisation_id, url, event_types, sealed_secret, status, consecutive_failures, created_at, version)"
    " VALUES (?, ?, ?, ?, ?, 'enabled', 0, ?, 1)";
constexpr std::string_view list_endpoints_sql =
    "SELECT id, organisation_id, url, event_types, sealed_secret, status, disabled_reason, consecutive_failures, created_at"
    " FROM webhook_endpoint WHERE organisation_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 100";
constexpr std::string_view endpoint_by_id_sql =
    "SELECT id, organisation_id, url, event_types, sealed_secret, status, disabled_reason, consecutive_failures, created_at"
    " FROM webhook_endpoint WHERE id = ? AND deleted_at IS NULL";

constexpr std::string_view lock_endpoint_sql = "SELECT version FROM webhook_endpoint WHERE id = ? AND deleted_at IS NULL FOR UPDATE";
constexpr std::string_view remove_endpoint_sql =
    "UPDATE webhook_endpoint SET status = 'disabled', disabled_reason = 'deleted', deleted_at = ?, version = version + 1 WHERE id = ?";
constexpr std::string_view cancel_deliveries_sql =
    "UPDATE webhook_delivery SET state = 'cancelled', lease = NULL, finished_at = ?"
    " WHERE endpoint_id = ? AND state IN ('waiting', 'pending', 'sending')";

constexpr std::string_view list_deliveries_sql =
    "SELECT d.number, d.id, d.event_id, e.type, d.aggregate_id, d.state, d.attempts, d.next_attempt_at, a.status, a.fault, d.created_at, "
    "d.finished_at"
    " FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id"
    " LEFT JOIN webhook_attempt a ON a.delivery_number = d.number"
    " AND a.number = (SELECT MAX(l.number) FROM webhook_attempt l WHERE l.delivery_number = d.number)"
    " WHERE d.endpoint_id = ? AND (? = 0 OR d.number < ?) ORDER BY d.number DESC LIMIT ?";

domain::webhook_endpoint read_endpoint(const mysql::row_set& rows) {
    domain::webhook_endpoint endpoint;
    endpoint.id = rows.id<domain::webhook_endpoint_id>(0);
    endpoint.organisation = rows.id<base::organisation_id>(1);
    endpoint.url = rows.text(2);
    endpoint.event_types = split_words(rows.text(3));
    endpoint.sealed_secret = rows.text(4);
    endpoint.status = rows.text(5) == "enabled" ? domain::endpoint_status::enabled : domain::endpoint_status::disabled;
    endpoint.disabled_reason = rows.optional_text(6);
    endpoint.consecutive_failures = static_cast<int>(rows.integer(7));
    endpoint.created_at = rows.instant(8);
    return endpoint;
}

app::delivery_view read_delivery(const mysql::row_set& rows) {
    app::delivery_view view;
    view.number = rows.integer(0);
    view.id = rows.id<domain::webhook_delivery_id>(1);
    view.event = rows.id<base::event_id>(2);
    view.event_type = rows.text(3);
    view.aggregate_id = rows.text(4);
    view.state = domain::parse_delivery_state(rows.text(5));
    view.attempts = static_cast<int>(rows.integer(6));
    if (view.state == domain::delivery_state::pending) view.next_attempt_at = rows.instant(7);
    if (const auto status = rows.optional_integer(8)) view.last_status = static_cast<int>(*status);
    view.last_fault = rows.optional_text(9);
    view.created_at = rows.instant(10);
    view.finished_at = rows.optional_instant(11);
    return view;
}

}  // namespace

std::size_t mysql_webhook_transaction::count_endpoints_locked(const base::organisation_id& organisation) {
    connection_.query(lock_organisation_sql, {organisation});
    auto rows = connection_.query(count_endpoints_sql, {organisation});
    rows.next();
    return static_cast<std::size_t>(rows.integer(0));
}

void mysql_webhook_transaction::add_endpoint(const domain::webhook_endpoint& endpoint) {
    connection_.execute(insert_endpoint_sql, {endpoint.id, endpoint.organisation, endpoint.url, join_words(endpoint.event_types),
                                              mysql::bytes{endpoint.sealed_secret}, endpoint.created_at});
    write_change(connection_, context_,
                 {"webhook_endpoint.created", "webhook_endpoint", base::to_wire(endpoint.id), 1, endpoint_data(endpoint)});
}

std::vector<domain::webhook_endpoint> mysql_webhook_transaction::list_endpoints(const base::organisation_id& organisation) {
    std::vector<domain::webhook_endpoint> endpoints;
    auto rows = connection_.query(list_endpoints_sql, {organisation});
    while (rows.next()) endpoints.push_back(read_endpoint(rows));
    return endpoints;
}

std::optional<domain::webhook_endpoint> mysql_webhook_transaction::find_endpoint(const domain::webhook_endpoint_id& id) {
    auto rows = connection_.query(endpoint_by_id_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_endpoint(rows);
}

void mysql_webhook_transaction::remove_endpoint(const domain::webhook_endpoint& endpoint) {
    auto rows = connection_.query(lock_endpoint_sql, {endpoint.id});
    if (!rows.next()) return;
    connection_.execute(remove_endpoint_sql, {context_.now, endpoint.id});
    connection_.execute(cancel_deliveries_sql, {context_.now, endpoint.id});
    write_change(
        connection_, context_,
        {"webhook_endpoint.deleted", "webhook_endpoint", base::to_wire(endpoint.id), rows.integer(0) + 1, endpoint_data(endpoint)});
}

std::vector<app::delivery_view> mysql_webhook_transaction::list_deliveries(const domain::webhook_endpoint_id& endpoint, std::int64_t before,
                                                                           std::size_t limit) {
    std::vector<app::delivery_view> deliveries;
    auto rows = connection_.query(list_deliveries_sql, {endpoint, before, before, static_cast<std::int64_t>(limit)});
    while (rows.next()) deliveries.push_back(read_delivery(rows));
    return deliveries;
}

}  // namespace chuanpin::gateway::store
