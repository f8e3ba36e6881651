#include "gateway/store/mysql_notice_transaction.hpp"

#include <algorithm>
#include <set>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/notice_rows.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view take_number_sql =
    "INSERT INTO notice_inbox (organisation_id, last_number) VALUES (?, LAST_INSERT_ID(1))"
    " ON DUPLICATE KEY UPDATE last_number = LAST_INSERT_ID(last_number + 1)";
constexpr std::string_view lock_inbox_sql = "SELECT last_number FROM notice_inbox WHERE organisation_id = ? FOR UPDATE";
constexpr std::string_view known_sql = "SELECT 1 FROM notice WHERE event_id = ? AND organisation_id = ? AND kind = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO notice (id, organisation_id, account_id, permission, kind, title_zh, title_en, body_zh, body_en, about_id, about_path,"
    " state, due_at, next_step_at, event_id, created_at, version, number, changed_number) VALUES ?";
constexpr std::string_view update_sql =
    "UPDATE notice SET state = ?, next_step_at = ?, overdue_at = ?, closed_at = ?, version = ?, changed_number = ? WHERE id = ?";

constexpr std::string_view inboxes_of_tasks_sql =
    "SELECT DISTINCT organisation_id FROM notice WHERE about_id = ? AND kind = ? AND state IN ('open', 'expired') ORDER BY organisation_id";
constexpr std::string_view inbox_of_sql = "SELECT organisation_id FROM notice WHERE id = ?";
constexpr std::string_view due_sql = "SELECT id FROM notice WHERE next_step_at <= ? ORDER BY next_step_at LIMIT ?";

constexpr std::string_view insert_reminder_sql = "INSERT INTO notice_reminder (notice_id, step, reminded_at) VALUES (?, ?, ?)";
constexpr std::string_view insert_deliveries_sql =
    "INSERT INTO notice_delivery (notice_id, channel, cause, state, attempts, next_attempt_at, created_at)"
    " SELECT ?, c.channel, ?, 'pending', 0, ?, ? FROM notice_contact c WHERE c.organisation_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM notice_mute m WHERE m.organisation_id = c.organisation_id AND m.kind = ?)";
constexpr std::string_view cancel_unsent_sql =
    "UPDATE notice_delivery SET state = 'cancelled', finished_at = ? WHERE notice_id = ? AND state = 'pending'";

std::string journal_type_of(const domain::notice& what) {
    if (what.state == domain::task_state::expired) return "notice.expired";
    if (what.state != domain::task_state::open) return "notice.closed";
    return what.overdue_at ? "notice.fell_due" : "notice.reminder_set";
}

}  // namespace

std::int64_t mysql_notice_transaction::next_number(const base::organisation_id& organisation) {
    connection_.execute(take_number_sql, {organisation});
    return static_cast<std::int64_t>(connection_.last_insert_id());
}

void mysql_notice_transaction::lock_inbox(const base::organisation_id& organisation) { connection_.query(lock_inbox_sql, {organisation}); }

bool mysql_notice_transaction::add(const domain::notice& what) {
    const auto number = next_number(what.organisation);
    // The inbox is locked: nobody else adds the same meanwhile.
    if (connection_.query(known_sql, {what.event, what.organisation, what.kind}).next()) return false;
    connection_.execute_rows(insert_sql, {{what.id, what.organisation, what.account, what.permission, what.kind, what.text.title_zh,
                                           what.text.title_en, what.text.body_zh, what.text.body_en, what.about_id, what.about_path,
                                           what.state ? std::optional(domain::name_of(*what.state)) : std::nullopt, what.due_at,
                                           what.next_step_at, what.event, what.created_at, what.version, number, number}});
    write_change(connection_, context_, {"notice.created", "notice", base::to_wire(what.id), what.version, notice_data(what)});
    return true;
}

std::vector<domain::notice> mysql_notice_transaction::lock_tasks(std::string_view about_id, std::string_view kind) {
    auto inboxes = connection_.query(inboxes_of_tasks_sql, {about_id, kind});
    if (inboxes.size() == 0) return {};
    while (inboxes.next()) lock_inbox(inboxes.id<base::organisation_id>(0));
    static const auto tasks_sql = std::string("SELECT ")
                                      .append(notice_columns)
                                      .append(
                                          " FROM notice n WHERE n.about_id = ? AND n.kind = ? AND n.state IN ('open', 'expired') ORDER BY "
                                          "n.organisation_id, n.number");
    std::vector<domain::notice> tasks;
    auto rows = connection_.query(tasks_sql, {about_id, kind});
    while (rows.next()) tasks.push_back(read_notice(rows));
    return tasks;
}

std::optional<domain::notice> mysql_notice_transaction::lock(const domain::notice_id& id) {
    auto inbox = connection_.query(inbox_of_sql, {id});
    if (!inbox.next()) return std::nullopt;
    lock_inbox(inbox.id<base::organisation_id>(0));
    static const auto one_sql = std::string("SELECT ").append(notice_columns).append(" FROM notice n WHERE n.id = ?");
    auto rows = connection_.query(one_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_notice(rows);
}

void mysql_notice_transaction::change(const domain::notice& what) {
    const auto number = next_number(what.organisation);
    connection_.execute(update_sql, {what.state ? std::optional(domain::name_of(*what.state)) : std::nullopt, what.next_step_at,
                                     what.overdue_at, what.closed_at, what.version, number, what.id});
    if (what.state != domain::task_state::open) cancel_unsent(what.id);
    write_change(connection_, context_, {journal_type_of(what), "notice", base::to_wire(what.id), what.version, notice_data(what)});
}

void mysql_notice_transaction::note_step(const domain::notice& what, domain::clock_step step) {
    connection_.execute(insert_reminder_sql, {what.id, domain::name_of(step), context_.now});
}

void mysql_notice_transaction::send(const domain::notice& what, std::string_view cause) {
    if (cause != domain::created_cause) cancel_unsent(what.id);
    connection_.execute(insert_deliveries_sql, {what.id, cause, context_.now, context_.now, what.organisation, what.kind});
}

void mysql_notice_transaction::cancel_unsent(const domain::notice_id& id) { connection_.execute(cancel_unsent_sql, {context_.now, id}); }

std::vector<domain::notice_id> mysql_notice_transaction::find_due(base::instant at, std::size_t limit) {
    std::vector<domain::notice_id> due;
    auto rows = connection_.query(due_sql, {at, static_cast<std::int64_t>(limit)});
    while (rows.next()) due.push_back(rows.id<domain::notice_id>(0));
    return due;
}

}  // namespace chuanpin::gateway::store
