#include "gateway/store/mysql_fan_out.hpp"

#include <algorithm>

#include "gateway/store/word_list.hpp"

namespace chuanpin::gateway::store {

namespace {

// The shared lock makes "is an earlier one still open?" below final: a delivery ends only under the endpoint's exclusive lock
// (mysql_delivery_queue.cpp), so a waiting one is never left behind.
constexpr std::string_view all_subscriptions_sql =
    "SELECT id, organisation_id, event_types FROM webhook_endpoint WHERE status = 'enabled' ORDER BY id LOCK IN SHARE MODE";
constexpr std::string_view subscriptions_of_sql =
    "SELECT id, organisation_id, event_types FROM webhook_endpoint WHERE organisation_id IN ? AND status = 'enabled' ORDER BY id LOCK IN "
    "SHARE MODE";

constexpr std::string_view open_lanes_sql =
    "SELECT DISTINCT endpoint_id, aggregate_id FROM webhook_delivery WHERE (endpoint_id, aggregate_id) IN ?"
    " AND state IN ('waiting', 'pending', 'sending')";
constexpr std::string_view insert_events_sql = "INSERT INTO webhook_event (id, type, aggregate_id, occurred_at, body) VALUES ?";
constexpr std::string_view insert_deliveries_sql =
    "INSERT INTO webhook_delivery (id, endpoint_id, event_id, aggregate_id, state, attempts, next_attempt_at, created_at) VALUES ?";

/// Rows of one statement: a page may be wanted by very many endpoints.
constexpr std::size_t rows_max = 1'000;

template <class Send>
void in_parts(const std::vector<mysql::parameters>& rows, Send send) {
    for (std::size_t from = 0; from < rows.size(); from += rows_max) {
        const auto to = std::min(rows.size(), from + rows_max);
        send(std::vector<mysql::parameters>(rows.begin() + static_cast<std::ptrdiff_t>(from),
                                            rows.begin() + static_cast<std::ptrdiff_t>(to)));
    }
}

}  // namespace

std::vector<app::subscription> mysql_fan_out::lock_subscriptions(std::span<const app::webhook_event> events) {
    std::set<base::organisation_id> organisations;
    bool everybody = false;
    for (const auto& event : events) {
        everybody = everybody || event.visible_to_everybody;
        organisations.insert(event.visible_to.begin(), event.visible_to.end());
    }
    std::vector<mysql::parameters> asked;
    for (const auto& each : organisations) asked.push_back({each});
    auto rows = everybody ? connection_.query(all_subscriptions_sql) : connection_.query_rows(subscriptions_of_sql, asked);
    std::vector<app::subscription> subscriptions;
    while (rows.next())
        subscriptions.push_back({rows.id<domain::webhook_endpoint_id>(0), rows.id<base::organisation_id>(1), split_words(rows.text(2))});
    return subscriptions;
}

void mysql_fan_out::add_deliveries(std::span<const app::wanted_event> events) {
    std::set<lane> lanes;
    for (const auto& [event, endpoints] : events)
        for (const auto& endpoint : endpoints) lanes.emplace(endpoint, event->aggregate_id);
    auto open = find_open_lanes(lanes);
    std::vector<mysql::parameters> bodies;
    std::vector<mysql::parameters> deliveries;
    for (const auto& [event, endpoints] : events) {
        bodies.push_back({event->id, event->type, event->aggregate_id, event->occurred_at, mysql::bytes{event->body}});
        for (const auto& endpoint : endpoints) {
            const bool first = open.emplace(endpoint, event->aggregate_id).second;
            deliveries.push_back({domain::webhook_delivery_id::make(now_, random_), endpoint, event->id, event->aggregate_id,
                                  first ? "pending" : "waiting", 0, now_, now_});
        }
    }
    in_parts(bodies, [this](const auto& rows) { connection_.execute_rows(insert_events_sql, rows); });
    in_parts(deliveries, [this](const auto& rows) { connection_.execute_rows(insert_deliveries_sql, rows); });
}

std::set<mysql_fan_out::lane> mysql_fan_out::find_open_lanes(const std::set<lane>& among) {
    std::vector<mysql::parameters> asked;
    for (const auto& [endpoint, aggregate] : among) asked.push_back({endpoint, aggregate});
    std::set<lane> open;
    in_parts(asked, [&](const auto& part) {
        auto rows = connection_.query_rows(open_lanes_sql, part);
        while (rows.next()) open.emplace(rows.template id<domain::webhook_endpoint_id>(0), rows.text(1));
    });
    return open;
}

}  // namespace chuanpin::gateway::store
