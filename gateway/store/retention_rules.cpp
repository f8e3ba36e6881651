#include "gateway/store/retention_rules.hpp"

namespace chuanpin::gateway::store {

namespace {

using mysql::retention_value;

// Every statement names its index and the order of its join: where a batch is a good part of a small table, the optimiser would read, and
// lock, all of it.

/// A delivery has ten attempts at most.
constexpr std::size_t deliveries_together_max = 100;
/// A notice has eight messages, three reminders and as many readings as its organisation has people.
constexpr std::size_t notices_together_max = 50;

constexpr std::string_view find_sessions_sql =
    "SELECT token_hash FROM session FORCE INDEX (session_by_end) WHERE expires_at < ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_sessions_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN session t FORCE INDEX (PRIMARY) ON t.token_hash = due.due_key";

// An event is older than its deliveries, and its id says how old it is: the range holds what is due and the few that took days.
constexpr std::string_view find_deliveries_sql =
    "SELECT number FROM webhook_delivery FORCE INDEX (webhook_delivery_event_unique) WHERE event_id < ? AND finished_at < ? ORDER BY "
    "event_id LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_attempts_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN webhook_attempt t FORCE INDEX (PRIMARY) ON t.delivery_number = due.due_key";
constexpr std::string_view remove_deliveries_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN webhook_delivery t FORCE INDEX (PRIMARY) ON t.number = due.due_key";

constexpr std::string_view find_events_sql =
    "SELECT id FROM webhook_event FORCE INDEX (PRIMARY) WHERE id < ? AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_id = "
    "webhook_event.id)"
    " ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_events_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN webhook_event t FORCE INDEX (PRIMARY) ON t.id = due.due_key";

constexpr std::string_view find_notices_sql =
    "SELECT id FROM notice FORCE INDEX (PRIMARY) WHERE id < ? AND (state IS NULL OR closed_at < ?) ORDER BY id LIMIT ? FOR UPDATE SKIP "
    "LOCKED";
constexpr std::string_view remove_messages_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN notice_delivery t FORCE INDEX (notice_delivery_cause_unique) ON t.notice_id = due.due_key";
constexpr std::string_view remove_readings_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN notice_read t FORCE INDEX (PRIMARY) ON t.notice_id = due.due_key";
constexpr std::string_view remove_reminders_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN notice_reminder t FORCE INDEX (PRIMARY) ON t.notice_id = due.due_key";
constexpr std::string_view remove_notices_sql =
    "DELETE t FROM (SELECT NULL AS due_key FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN notice t FORCE INDEX (PRIMARY) ON t.id = due.due_key";

}  // namespace

std::vector<mysql::retention_rule> retention_rules(const kept_times& kept) {
    return {{.name = "sessions",
             .kept_for = kept.sessions,
             .find = find_sessions_sql,
             .values = {retention_value::cut_off},
             .remove = {remove_sessions_sql}},
            {.name = "webhook_deliveries",
             .kept_for = kept.deliveries,
             .find = find_deliveries_sql,
             .values = {retention_value::first_id, retention_value::cut_off},
             .remove = {remove_attempts_sql, remove_deliveries_sql},
             .together_max = deliveries_together_max,
             .key_is_number = true},
            {.name = "webhook_events",
             .kept_for = kept.deliveries,
             .find = find_events_sql,
             .values = {retention_value::first_id},
             .remove = {remove_events_sql}},
            {.name = "notices",
             .kept_for = kept.notices,
             .find = find_notices_sql,
             .values = {retention_value::first_id, retention_value::cut_off},
             .remove = {remove_messages_sql, remove_readings_sql, remove_reminders_sql, remove_notices_sql},
             .together_max = notices_together_max}};
}

}  // namespace chuanpin::gateway::store
