#include "gateway/store/mysql_notice_transaction.hpp"

#include <map>

#include <fmt/format.h>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/notice_rows.hpp"

namespace chuanpin::gateway::store {

namespace {

// Makes them where there is none yet; the row is locked either way.
constexpr std::string_view lock_inboxes_sql =
    "INSERT INTO notice_inbox (organisation_id, last_number) VALUES ? ON DUPLICATE KEY UPDATE last_number = last_number";
constexpr std::string_view take_numbers_sql =
    "INSERT INTO notice_inbox (organisation_id, last_number) VALUES ?"
    " ON DUPLICATE KEY UPDATE last_number = last_number + VALUES(last_number)";
constexpr std::string_view last_numbers_sql = "SELECT organisation_id, last_number FROM notice_inbox WHERE organisation_id IN ?";
constexpr std::string_view told_sql = "SELECT event_id, organisation_id, kind FROM notice WHERE event_id IN ?";
constexpr std::string_view insert_sql =
    "INSERT INTO notice (id, organisation_id, account_id, permission, kind, title_zh, title_en, body_zh, body_en, about_id, about_path,"
    " state, due_at, next_step_at, overdue_at, closed_at, event_id, created_at, version, number, changed_number) VALUES ?";
// Of rows that stand already: the others' columns are said only because an INSERT needs them.
constexpr std::string_view change_rows_sql =
    " ON DUPLICATE KEY UPDATE state = VALUES(state), next_step_at = VALUES(next_step_at), overdue_at = VALUES(overdue_at),"
    " closed_at = VALUES(closed_at), version = VALUES(version), changed_number = VALUES(changed_number)";

constexpr std::string_view inboxes_of_tasks_sql =
    "SELECT DISTINCT organisation_id FROM notice WHERE (about_id, kind) IN ? AND state IN ('open', 'expired')";
constexpr std::string_view inbox_of_sql = "SELECT organisation_id FROM notice WHERE id = ?";
constexpr std::string_view due_sql = "SELECT id FROM notice WHERE next_step_at <= ? ORDER BY next_step_at LIMIT ?";

constexpr std::string_view insert_reminder_sql = "INSERT INTO notice_reminder (notice_id, step, reminded_at) VALUES (?, ?, ?)";
constexpr std::string_view insert_deliveries_sql =
    "INSERT INTO notice_delivery (notice_id, channel, cause, state, attempts, next_attempt_at, created_at)"
    " SELECT n.id, c.channel, w.cause, 'pending', 0, w.at, w.at FROM notice n JOIN notice_contact c"
    " ON c.organisation_id = n.organisation_id AND n.id IN ? JOIN (SELECT ? AS cause, ? AS at) w"
    " WHERE NOT EXISTS (SELECT 1 FROM notice_mute m WHERE m.organisation_id = c.organisation_id AND m.kind = n.kind)"
    " ORDER BY n.number, c.channel";
constexpr std::string_view cancel_unsent_sql =
    "UPDATE notice_delivery d JOIN notice n ON n.id = d.notice_id AND d.notice_id IN ?"
    " SET d.state = 'cancelled', d.finished_at = ? WHERE d.state = 'pending'";

std::string_view journal_type_of(const domain::notice& what) {
    if (what.state == domain::task_state::expired) return "notice.expired";
    if (what.state != domain::task_state::open) return "notice.closed";
    return what.overdue_at ? "notice.fell_due" : "notice.reminder_set";
}

mysql::parameters row_of(const domain::notice& what) {
    return {what.id,
            what.organisation,
            what.account,
            what.permission,
            what.kind,
            what.text.title_zh,
            what.text.title_en,
            what.text.body_zh,
            what.text.body_en,
            what.about_id,
            what.about_path,
            what.state ? std::optional(domain::name_of(*what.state)) : std::nullopt,
            what.due_at,
            what.next_step_at,
            what.overdue_at,
            what.closed_at,
            what.event,
            what.created_at,
            what.version,
            what.number,
            what.changed_number};
}

std::vector<mysql::parameters> list_of(std::span<const domain::notice_id> ids) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : ids) rows.push_back({each});
    return rows;
}

}  // namespace

app::standing_notices mysql_notice_transaction::lock_for(std::span<const domain::notice> fresh, std::span<const app::task_subject> ending) {
    std::set<base::organisation_id> inboxes;
    for (const auto& each : fresh) inboxes.insert(each.organisation);
    std::vector<mysql::parameters> subjects;
    for (const auto& each : ending) subjects.push_back({each.about_id, each.kind});
    bool any_task = false;
    if (!subjects.empty()) {
        auto rows = connection_.query_rows(inboxes_of_tasks_sql, subjects);
        any_task = rows.size() > 0;
        while (rows.next()) inboxes.insert(rows.id<base::organisation_id>(0));
    }
    app::standing_notices standing;
    if (inboxes.empty()) return standing;
    lock_inboxes(inboxes);
    if (any_task) standing.tasks = find_tasks(subjects);
    if (!fresh.empty()) standing.told = find_told(fresh);
    return standing;
}

// In the order of their keys, so that two pages never wait for each other in a circle.
void mysql_notice_transaction::lock_inboxes(const std::set<base::organisation_id>& organisations) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : organisations) rows.push_back({each, 0});
    connection_.execute_rows(lock_inboxes_sql, rows);
}

std::vector<domain::notice> mysql_notice_transaction::find_tasks(const std::vector<mysql::parameters>& subjects) {
    static const auto tasks_sql = fmt::format(
        "SELECT {} FROM notice n WHERE (n.about_id, n.kind) IN ? AND n.state IN ('open', 'expired') ORDER BY n.organisation_id, n.number",
        notice_columns);
    std::vector<domain::notice> tasks;
    auto rows = connection_.query_rows(tasks_sql, subjects);
    while (rows.next()) tasks.push_back(read_notice(rows));
    return tasks;
}

// The inboxes are locked: nobody else adds the same meanwhile.
std::set<app::notice_cause> mysql_notice_transaction::find_told(std::span<const domain::notice> fresh) {
    std::set<base::event_id> events;
    for (const auto& each : fresh) events.insert(each.event);
    std::vector<mysql::parameters> asked;
    for (const auto& each : events) asked.push_back({each});
    std::set<app::notice_cause> told;
    auto rows = connection_.query_rows(told_sql, asked);
    while (rows.next()) told.insert({rows.id<base::event_id>(0), rows.id<base::organisation_id>(1), rows.text(2)});
    return told;
}

void mysql_notice_transaction::keep(std::span<const app::notice_change> changes) {
    const auto numbers = take_numbers(changes);
    struct row {
        domain::notice what;
        bool is_new = false;
    };
    std::map<domain::notice_id, row> rows;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto& kept = rows[changes[i].after.id];
        const auto first_number = kept.is_new ? kept.what.number : changes[i].is_new ? numbers[i] : changes[i].after.number;
        kept = {changes[i].after, kept.is_new || changes[i].is_new};
        kept.what.number = first_number;
        kept.what.changed_number = numbers[i];
    }
    std::vector<mysql::parameters> fresh;
    std::vector<mysql::parameters> changed;
    std::vector<domain::notice_id> closed;
    for (const auto& [id, each] : rows) {
        (each.is_new ? fresh : changed).push_back(row_of(each.what));
        if (!each.is_new && each.what.state != domain::task_state::open) closed.push_back(id);
    }
    static const auto change_sql = std::string(insert_sql).append(change_rows_sql);
    if (!fresh.empty()) connection_.execute_rows(insert_sql, fresh);
    if (!changed.empty()) connection_.execute_rows(change_sql, changed);
    if (!closed.empty()) cancel_unsent(closed);
    write_journal(changes);
}

std::vector<std::int64_t> mysql_notice_transaction::take_numbers(std::span<const app::notice_change> changes) {
    std::map<base::organisation_id, std::int64_t> wanted;
    for (const auto& each : changes) ++wanted[each.after.organisation];
    std::vector<mysql::parameters> counts;
    std::vector<mysql::parameters> asked;
    for (const auto& [organisation, count] : wanted) {
        counts.push_back({organisation, count});
        asked.push_back({organisation});
    }
    connection_.execute_rows(take_numbers_sql, counts);
    std::map<base::organisation_id, std::int64_t> next;
    auto rows = connection_.query_rows(last_numbers_sql, asked);
    while (rows.next()) {
        const auto organisation = rows.id<base::organisation_id>(0);
        next[organisation] = rows.integer(1) - wanted.at(organisation) + 1;
    }
    std::vector<std::int64_t> numbers;
    numbers.reserve(changes.size());
    for (const auto& each : changes) numbers.push_back(next.at(each.after.organisation)++);
    return numbers;
}

void mysql_notice_transaction::write_journal(std::span<const app::notice_change> changes) {
    std::vector<change> written;
    std::vector<base::call_context> contexts;
    written.reserve(changes.size());
    contexts.reserve(changes.size());
    for (const auto& [after, is_new, request_id] : changes) {
        written.push_back(
            {is_new ? "notice.created" : journal_type_of(after), "notice", base::to_wire(after.id), after.version, notice_data(after)});
        contexts.push_back(context_);
        contexts.back().request_id = request_id;
    }
    write_changes(connection_, contexts, std::move(written));
}

std::optional<domain::notice> mysql_notice_transaction::lock(const domain::notice_id& id) {
    auto inbox = connection_.query(inbox_of_sql, {id});
    if (!inbox.next()) return std::nullopt;
    lock_inboxes({inbox.id<base::organisation_id>(0)});
    static const auto one_sql = std::string("SELECT ").append(notice_columns).append(" FROM notice n WHERE n.id = ?");
    auto rows = connection_.query(one_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_notice(rows);
}

void mysql_notice_transaction::note_step(const domain::notice& what, domain::clock_step step) {
    connection_.execute(insert_reminder_sql, {what.id, domain::name_of(step), context_.now});
}

void mysql_notice_transaction::send(std::span<const domain::notice_id> which, std::string_view cause) {
    if (cause != domain::created_cause) cancel_unsent(which);
    connection_.execute_rows(insert_deliveries_sql, list_of(which), {cause, context_.now});
}

void mysql_notice_transaction::cancel_unsent(std::span<const domain::notice_id> which) {
    connection_.execute_rows(cancel_unsent_sql, list_of(which), {context_.now});
}

std::vector<domain::notice_id> mysql_notice_transaction::find_due(base::instant at, std::size_t limit) {
    std::vector<domain::notice_id> due;
    auto rows = connection_.query(due_sql, {at, static_cast<std::int64_t>(limit)});
    while (rows.next()) due.push_back(rows.id<domain::notice_id>(0));
    return due;
}

}  // namespace chuanpin::gateway::store
