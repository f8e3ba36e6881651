// The part of mysql_identity_transaction that closes accounts and organisations.
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view close_account_sql =
    "UPDATE account SET closed_at = ?, session_epoch = session_epoch + 1, version = version + 1 WHERE id = ?";
constexpr std::string_view account_version_sql = "SELECT version FROM account WHERE id = ?";
constexpr std::string_view assignments_to_end_sql =
    "SELECT id FROM role_assignment WHERE (account_id = ? OR (granted_by = ? AND delegated_from IS NOT NULL))"
    " AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";
constexpr std::string_view open_accounts_sql = "SELECT id FROM account WHERE organisation_id = ? AND closed_at IS NULL ORDER BY id";
constexpr std::string_view close_organisation_sql = "UPDATE organisation SET closed_at = ?, version = ? WHERE id = ?";

}  // namespace

void mysql_identity_transaction::close_account(const domain::account& account) {
    connection_.execute(close_account_sql, {context_.now, account.id});
    auto held = connection_.query(assignments_to_end_sql, {account.id, account.id, context_.now});
    while (held.next()) end_assignment(held.id<domain::role_assignment_id>(0));
    auto version = connection_.query(account_version_sql, {account.id});
    version.next();
    write_change(connection_, context_,
                 {"account.closed", "account", base::to_wire(account.id), version.integer(0), account_data(account)});
}

std::vector<base::account_id> mysql_identity_transaction::list_open_accounts(const base::organisation_id& organisation) {
    auto rows = connection_.query(open_accounts_sql, {organisation});
    std::vector<base::account_id> accounts;
    while (rows.next()) accounts.push_back(rows.id<base::account_id>(0));
    return accounts;
}

void mysql_identity_transaction::close_organisation(const domain::organisation& organisation) {
    connection_.execute(close_organisation_sql, {organisation.closed_at, organisation.version, organisation.id});
    write_change(
        connection_, context_,
        {"organisation.closed", "organisation", base::to_wire(organisation.id), organisation.version, organisation_data(organisation)});
}

}  // namespace chuanpin::gateway::store
