#include "gateway/store/mysql_fan_out.hpp"

#include "gateway/store/word_list.hpp"

namespace chuanpin::gateway::store {

namespace {

// The shared lock makes "is an earlier one still open?" below final: a delivery ends only under the endpoint's exclusive lock
// (mysql_delivery_queue.cpp), so a waiting one is never left behind.
constexpr std::string_view all_subscriptions_sql =
    "SELECT id, event_types FROM webhook_endpoint WHERE status = 'enabled' ORDER BY id LOCK IN SHARE MODE";
constexpr std::string_view subscriptions_of_sql =
    "SELECT id, event_types FROM webhook_endpoint WHERE organisation_id IN ? AND status = 'enabled' ORDER BY id LOCK IN SHARE MODE";

constexpr std::string_view insert_event_sql =
    "INSERT INTO webhook_event (id, type, aggregate_id, occurred_at, body) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view insert_delivery_sql =
    "INSERT INTO webhook_delivery (id, endpoint_id, event_id, aggregate_id, state, attempts, next_attempt_at, created_at)"
    " SELECT ?, ?, ?, ?,"
    " IF(EXISTS (SELECT 1 FROM webhook_delivery e WHERE e.endpoint_id = ? AND e.aggregate_id = ? AND e.state IN ('waiting', 'pending', "
    "'sending')),"
    " 'waiting', 'pending'), 0, ?, ?";

}  // namespace

std::vector<app::subscription> mysql_fan_out::lock_subscriptions(const app::webhook_event& event) {
    std::vector<mysql::parameters> organisations;
    for (const auto& each : event.visible_to) organisations.push_back({each});
    auto rows =
        event.visible_to_everybody ? connection_.query(all_subscriptions_sql) : connection_.query_rows(subscriptions_of_sql, organisations);
    std::vector<app::subscription> subscriptions;
    while (rows.next()) subscriptions.push_back({rows.id<domain::webhook_endpoint_id>(0), split_words(rows.text(1))});
    return subscriptions;
}

void mysql_fan_out::add_deliveries(const app::webhook_event& event, std::span<const domain::webhook_endpoint_id> endpoints) {
    connection_.execute(insert_event_sql, {event.id, event.type, event.aggregate_id, event.occurred_at, mysql::bytes{event.body}});
    for (const auto& endpoint : endpoints) {
        connection_.execute(insert_delivery_sql, {domain::webhook_delivery_id::make(now_, random_), endpoint, event.id, event.aggregate_id,
                                                  endpoint, event.aggregate_id, now_, now_});
    }
}

}  // namespace chuanpin::gateway::store
