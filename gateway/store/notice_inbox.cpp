// What people see of their inboxes: the reading side of mysql_notice_transaction.
#include <fmt/format.h>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/mysql_notice_transaction.hpp"
#include "gateway/store/notice_rows.hpp"

namespace chuanpin::gateway::store {

namespace {

/// Parameters: account, organisation, account, permissions.
constexpr std::string_view seen_by_sql =
    " FROM notice n LEFT JOIN notice_read r ON r.notice_id = n.id AND r.account_id = ?"
    " WHERE n.organisation_id = ? AND (n.account_id IS NULL OR n.account_id = ?)"
    " AND (n.permission = '' OR FIND_IN_SET(n.permission, ?) > 0)";

constexpr std::string_view page_sql =
    " AND (? = '' OR n.state = ?) AND (? = 0 OR r.read_at IS NULL) AND (? = 0 OR n.number < ?) ORDER BY n.number DESC LIMIT ?";
constexpr std::string_view changed_sql = " AND n.changed_number > ? ORDER BY n.changed_number LIMIT ?";
constexpr std::string_view open_sql = "SELECT COUNT(*), COUNT(n.overdue_at), MIN(IF(n.overdue_at IS NULL, n.due_at, NULL))";

constexpr std::string_view insert_read_sql = "INSERT IGNORE INTO notice_read (notice_id, account_id, read_at) VALUES (?, ?, ?)";
constexpr std::string_view deliveries_sql =
    "SELECT channel, cause, state, attempts, last_fault, created_at, finished_at FROM notice_delivery WHERE notice_id = ? ORDER BY number";

std::string select_views(std::string_view rest) { return fmt::format("SELECT {}, r.read_at{}{}", notice_columns, seen_by_sql, rest); }

/// As FIND_IN_SET takes them; no permission holds a comma.
std::string set_of(const std::vector<std::string>& permissions) { return fmt::format("{}", fmt::join(permissions, ",")); }

mysql::parameters seen_by(const base::principal& who, std::initializer_list<mysql::parameter> more) {
    mysql::parameters values{who.account, who.organisation, who.account, set_of(who.permissions)};
    values.insert(values.end(), more);
    return values;
}

std::vector<app::notice_view> read_views(mysql::row_set rows) {
    std::vector<app::notice_view> views;
    while (rows.next()) views.push_back(read_notice_view(rows));
    return views;
}

}  // namespace

std::vector<app::notice_view> mysql_notice_transaction::list(const base::principal& who, const app::notice_question& asked) {
    static const auto statement = select_views(page_sql);
    const auto state = asked.state ? domain::name_of(*asked.state) : std::string_view();
    return read_views(connection_.query(
        statement, seen_by(who, {state, state, asked.unread, asked.before, asked.before, static_cast<std::int64_t>(asked.limit)})));
}

std::vector<app::notice_view> mysql_notice_transaction::list_changed(const base::principal& who, std::int64_t after, std::size_t limit) {
    static const auto statement = select_views(changed_sql);
    return read_views(connection_.query(statement, seen_by(who, {after, static_cast<std::int64_t>(limit)})));
}

app::notice_summary mysql_notice_transaction::summarise(const base::principal& who) {
    static const auto open_statement = std::string(open_sql).append(seen_by_sql).append(" AND n.state = 'open'");
    static const auto unread_statement =
        fmt::format("SELECT COUNT(*) FROM (SELECT r.read_at{} ORDER BY n.number DESC LIMIT ?) newest WHERE read_at IS NULL", seen_by_sql);
    app::notice_summary summary;
    auto open = connection_.query(open_statement, seen_by(who, {}));
    open.next();
    summary.open_tasks = open.integer(0);
    summary.overdue_tasks = open.integer(1);
    summary.next_due_at = open.optional_instant(2);
    auto unread = connection_.query(unread_statement, seen_by(who, {static_cast<std::int64_t>(app::unread_window)}));
    unread.next();
    summary.unread = unread.integer(0);
    return summary;
}

std::optional<app::notice_view> mysql_notice_transaction::find(const base::principal& who, const domain::notice_id& id) {
    static const auto statement = select_views(" AND n.id = ?");
    auto rows = connection_.query(statement, seen_by(who, {id}));
    if (!rows.next()) return std::nullopt;
    return read_notice_view(rows);
}

std::vector<app::notice_delivery_view> mysql_notice_transaction::list_deliveries(const domain::notice_id& id) {
    std::vector<app::notice_delivery_view> deliveries;
    auto rows = connection_.query(deliveries_sql, {id});
    while (rows.next())
        deliveries.push_back({rows.text(0), rows.text(1), domain::parse_notice_delivery_state(rows.text(2)),
                              static_cast<int>(rows.integer(3)), rows.optional_text(4), rows.instant(5), rows.optional_instant(6)});
    return deliveries;
}

void mysql_notice_transaction::mark_read(const domain::notice& what, const base::account_id& account, base::instant at) {
    if (connection_.execute(insert_read_sql, {what.id, account, at}) == 0) return;
    write_change(connection_, context_, {"notice.read", "notice", base::to_wire(what.id), what.version, notice_data(what)});
}

}  // namespace chuanpin::gateway::store
