// The part of mysql_identity_transaction that keeps role assignments.
#include <algorithm>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view lock_account_sql =
    "SELECT id, organisation_id, login, display_name, password_hash, session_epoch, registered_at, closed_at FROM account WHERE id = ? FOR "
    "UPDATE";
constexpr std::string_view accounts_of_organisation_sql =
    "SELECT id, organisation_id, login, display_name, password_hash, session_epoch, registered_at, closed_at FROM account"
    " WHERE organisation_id = ? AND id > ? ORDER BY id LIMIT ?";
constexpr std::string_view assignments_of_accounts_sql =
    "SELECT id, account_id, role, unit_id, valid_from, valid_to, granted_by, delegated_from, ended_at FROM role_assignment"
    " WHERE account_id IN ? AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";
constexpr std::string_view assignments_of_account_sql =
    "SELECT id, account_id, role, unit_id, valid_from, valid_to, granted_by, delegated_from, ended_at FROM role_assignment"
    " WHERE account_id = ? AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";
constexpr std::string_view assignment_by_id_sql =
    "SELECT id, account_id, role, unit_id, valid_from, valid_to, granted_by, delegated_from, ended_at FROM role_assignment WHERE id = ?";
constexpr std::string_view lock_delegated_sql =
    "SELECT id FROM role_assignment WHERE delegated_from = ? AND ended_at IS NULL ORDER BY id FOR UPDATE";
constexpr std::string_view insert_assignment_sql =
    "INSERT INTO role_assignment (id, account_id, role, unit_id, valid_from, valid_to, granted_by, delegated_from)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view end_assignment_sql = "UPDATE role_assignment SET ended_at = ? WHERE id = ? AND ended_at IS NULL";

template <class Id>
std::optional<Id> optional_id(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<Id>(column);
}

domain::role_assignment read_assignment(const mysql::row_set& rows) {
    domain::role_assignment assignment;
    assignment.id = rows.id<domain::role_assignment_id>(0);
    assignment.account = rows.id<base::account_id>(1);
    assignment.what = domain::parse_role(rows.text(2)).value();
    assignment.unit = optional_id<base::unit_id>(rows, 3);
    assignment.valid_from = rows.instant(4);
    assignment.valid_to = rows.optional_instant(5);
    assignment.granted_by = optional_id<base::account_id>(rows, 6);
    assignment.delegated_from = optional_id<domain::role_assignment_id>(rows, 7);
    assignment.ended_at = rows.optional_instant(8);
    return assignment;
}

domain::account read_account(const mysql::row_set& rows) {
    domain::account account;
    account.id = rows.id<base::account_id>(0);
    account.organisation = rows.id<base::organisation_id>(1);
    account.login = rows.text(2);
    account.display_name = rows.text(3);
    account.password_hash = rows.text(4);
    account.session_epoch = rows.integer(5);
    account.registered_at = rows.instant(6);
    account.closed_at = rows.optional_instant(7);
    return account;
}

}  // namespace

std::optional<domain::account> mysql_identity_transaction::lock_account(const base::account_id& id) {
    auto rows = connection_.query(lock_account_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_account(rows);
}

std::vector<domain::role_assignment> mysql_identity_transaction::list_assignments(const base::account_id& account) {
    auto rows = connection_.query(assignments_of_account_sql, {account, context_.now});
    std::vector<domain::role_assignment> assignments;
    while (rows.next()) assignments.push_back(read_assignment(rows));
    return assignments;
}

std::vector<app::account_view> mysql_identity_transaction::list_accounts(const base::organisation_id& organisation,
                                                                         const base::account_id& after, std::size_t limit) {
    auto rows = connection_.query(accounts_of_organisation_sql, {organisation, after, static_cast<std::int64_t>(limit)});
    std::vector<app::account_view> accounts;
    std::vector<mysql::parameters> ids;
    while (rows.next()) {
        accounts.push_back({read_account(rows), {}});
        ids.push_back({accounts.back().who.id});
    }
    if (accounts.empty()) return accounts;
    auto held = connection_.query_rows(assignments_of_accounts_sql, ids, {context_.now});
    while (held.next()) {
        const auto assignment = read_assignment(held);
        const auto holder = std::ranges::find(accounts, assignment.account, [](const app::account_view& each) { return each.who.id; });
        holder->assignments.push_back(assignment);
    }
    return accounts;
}

std::optional<domain::role_assignment> mysql_identity_transaction::find_assignment(const domain::role_assignment_id& id) {
    auto rows = connection_.query(assignment_by_id_sql, {id});
    if (!rows.next()) return std::nullopt;
    return read_assignment(rows);
}

void mysql_identity_transaction::add_assignment(const domain::role_assignment& assignment) {
    connection_.execute(insert_assignment_sql,
                        {assignment.id, assignment.account, domain::name_of(assignment.what), assignment.unit, assignment.valid_from,
                         assignment.valid_to, assignment.granted_by, assignment.delegated_from});
    const std::string_view type = assignment.delegated_from ? "role.delegated" : "role.granted";
    write_change(connection_, context_, {type, "role_assignment", base::to_wire(assignment.id), 1, assignment_data(assignment)});
}

void mysql_identity_transaction::end_assignment(const domain::role_assignment_id& id) {
    auto delegated = connection_.query(lock_delegated_sql, {id});
    while (delegated.next()) end_assignment(delegated.id<domain::role_assignment_id>(0));
    if (connection_.execute(end_assignment_sql, {context_.now, id}) == 0) return;
    const auto ended = find_assignment(id);
    write_change(connection_, context_, {"role.ended", "role_assignment", base::to_wire(id), 2, assignment_data(*ended)});
}

}  // namespace chuanpin::gateway::store
