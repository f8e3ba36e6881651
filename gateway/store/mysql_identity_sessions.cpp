// The half of mysql_identity_transaction that is about signing in: sessions and passwords.
#include "gateway/domain/errors.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view lock_account_sql = "SELECT version, session_epoch FROM account WHERE id = ? FOR UPDATE";
constexpr std::string_view lock_password_sql = "SELECT version, session_epoch FROM account WHERE id = ? AND password_hash = ? FOR UPDATE";
constexpr std::string_view raise_epoch_sql = "UPDATE account SET session_epoch = session_epoch + 1, version = version + 1 WHERE id = ?";
constexpr std::string_view change_password_sql =
    "UPDATE account SET password_hash = ?, session_epoch = session_epoch + 1, version = version + 1 WHERE id = ?";
constexpr std::string_view replace_hash_sql = "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?";

/// The account's row is the lock: two sign-ins at once do not pass the limit together.
constexpr std::string_view open_sessions_sql =
    "SELECT token_hash FROM session WHERE account_id = ? AND epoch = ? AND closed_at IS NULL AND expires_at > ?"
    " ORDER BY opened_at DESC, token_hash LIMIT 100";
constexpr std::string_view insert_session_sql =
    "INSERT INTO session (token_hash, account_id, epoch, opened_at, expires_at, client_address, user_agent) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view session_owner_sql = "SELECT account_id FROM session WHERE token_hash = ? AND closed_at IS NULL FOR UPDATE";
constexpr std::string_view close_session_sql = "UPDATE session SET closed_at = ? WHERE token_hash = ? AND closed_at IS NULL";
constexpr std::string_view list_sessions_sql =
    "SELECT s.token_hash, s.account_id, s.epoch, s.opened_at, s.expires_at, s.client_address, s.user_agent"
    " FROM session s JOIN account a ON a.id = s.account_id AND a.session_epoch = s.epoch"
    " WHERE s.account_id = ? AND s.closed_at IS NULL AND s.expires_at > ? ORDER BY s.opened_at DESC, s.token_hash LIMIT 100";

mysql::bytes binary(std::string_view content) { return {std::string(content)}; }

std::string session_name(std::string_view token_hash) { return base::to_wire(domain::id_of_session(token_hash)); }

domain::session read_session(const mysql::row_set& rows) {
    return {rows.text(0), rows.id<base::account_id>(1), rows.integer(2), rows.instant(3), rows.instant(4), {rows.text(5), rows.text(6)}};
}

}  // namespace

void mysql_identity_transaction::raise_session_epoch(const base::account_id& id) {
    auto rows = connection_.query(lock_account_sql, {id});
    if (!rows.next()) return;
    connection_.execute(raise_epoch_sql, {id});
    write_change(connection_, context_, {"account.sessions_ended", "account", base::to_wire(id), rows.integer(0) + 1, account_id_data(id)});
}

std::vector<std::string> mysql_identity_transaction::open_session(const domain::session& session) {
    connection_.query(lock_account_sql, {session.account});
    auto open = connection_.query(open_sessions_sql, {session.account, session.epoch, context_.now});
    std::vector<std::string> dropped;
    for (std::size_t kept = 1; open.next(); ++kept) {
        if (kept >= domain::sessions_per_account_max) dropped.push_back(open.text(0));
    }
    for (const auto& each : dropped) close_session(each);
    connection_.execute(insert_session_sql, {binary(session.token_hash), session.account, session.epoch, session.opened_at,
                                             session.expires_at, session.from.address, session.from.user_agent});
    write_change(connection_, context_,
                 {"session.opened", "session", session_name(session.token_hash), 1, sign_in_data(session.account, session.from.address)});
    return dropped;
}

void mysql_identity_transaction::close_session(std::string_view token_hash) {
    auto rows = connection_.query(session_owner_sql, {binary(token_hash)});
    if (!rows.next()) return;
    connection_.execute(close_session_sql, {context_.now, binary(token_hash)});
    write_change(connection_, context_,
                 {"session.closed", "session", session_name(token_hash), 2, account_id_data(rows.id<base::account_id>(0))});
}

std::vector<domain::session> mysql_identity_transaction::list_sessions(const base::account_id& account, base::instant at) {
    auto rows = connection_.query(list_sessions_sql, {account, at});
    std::vector<domain::session> sessions;
    while (rows.next()) sessions.push_back(read_session(rows));
    return sessions;
}

base::result<std::int64_t> mysql_identity_transaction::change_password(const base::account_id& account, std::string_view known,
                                                                       std::string_view hash) {
    auto rows = connection_.query(lock_password_sql, {account, known});
    if (!rows.next()) return base::refusal(domain::errors::password_changed_meanwhile());
    connection_.execute(change_password_sql, {hash, account});
    write_change(connection_, context_,
                 {"account.password_changed", "account", base::to_wire(account), rows.integer(0) + 1, account_id_data(account)});
    return rows.integer(1) + 1;
}

void mysql_identity_transaction::replace_password_hash(const base::account_id& account, std::string_view known, std::string_view hash) {
    connection_.execute(replace_hash_sql, {hash, account, known});
}

void mysql_identity_transaction::record_failed_sign_in(const std::optional<base::account_id>& account, std::string_view address) {
    write_change(connection_, context_,
                 {"account.sign_in_failed", "account", account ? base::to_wire(*account) : "unknown", 1, sign_in_data(account, address)});
}

}  // namespace chuanpin::gateway::store
