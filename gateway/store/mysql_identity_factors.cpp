// The part of mysql_identity_transaction that is about second factors.
#include "gateway/domain/errors.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view find_factor_sql =
    "SELECT sealed_secret, confirmed_at IS NOT NULL, last_step FROM one_time_password WHERE account_id = ?";
constexpr std::string_view lock_factor_sql = "SELECT confirmed_at IS NOT NULL FROM one_time_password WHERE account_id = ? FOR UPDATE";
/// The tries stay: a new secret is no new chance to guess.
constexpr std::string_view put_factor_sql =
    "INSERT INTO one_time_password (account_id, sealed_secret, last_step, tries, tries_since) VALUES (?, ?, 0, 0, ?)"
    " ON DUPLICATE KEY UPDATE sealed_secret = VALUES(sealed_secret)";
constexpr std::string_view confirm_factor_sql = "UPDATE one_time_password SET confirmed_at = ? WHERE account_id = ?";
constexpr std::string_view remove_factor_sql = "DELETE FROM one_time_password WHERE account_id = ?";

constexpr std::string_view lock_tries_sql = "SELECT tries, tries_since FROM one_time_password WHERE account_id = ? FOR UPDATE";
constexpr std::string_view set_tries_sql = "UPDATE one_time_password SET tries = ?, tries_since = ? WHERE account_id = ?";
constexpr std::string_view use_step_sql = "UPDATE one_time_password SET last_step = ?, tries = 0 WHERE account_id = ? AND last_step < ?";

constexpr std::string_view remove_codes_sql = "DELETE FROM recovery_code WHERE account_id = ?";
constexpr std::string_view insert_codes_sql = "INSERT INTO recovery_code (account_id, number, hash) VALUES ?";
constexpr std::string_view find_code_sql = "SELECT hash FROM recovery_code WHERE account_id = ? AND number = ? AND used_at IS NULL";
constexpr std::string_view use_code_sql =
    "UPDATE recovery_code SET used_at = ? WHERE account_id = ? AND number = ? AND hash = ? AND used_at IS NULL";
constexpr std::string_view forget_tries_sql = "UPDATE one_time_password SET tries = 0 WHERE account_id = ?";

}  // namespace

std::optional<domain::second_factor> mysql_identity_transaction::find_second_factor(const base::account_id& account) {
    auto rows = connection_.query(find_factor_sql, {account});
    if (!rows.next()) return std::nullopt;
    return domain::second_factor{rows.text(0), rows.integer(1) != 0, rows.integer(2)};
}

base::result<void> mysql_identity_transaction::put_second_factor(const base::account_id& account, std::string_view sealed_secret) {
    auto rows = connection_.query(lock_factor_sql, {account});
    if (rows.next() && rows.integer(0) != 0) return base::refusal(domain::errors::one_time_password_enrolled());
    connection_.execute(put_factor_sql, {account, mysql::bytes{std::string(sealed_secret)}, context_.now});
    return {};
}

void mysql_identity_transaction::confirm_second_factor(const base::account_id& account, const std::vector<std::string>& recovery_hashes) {
    connection_.execute(confirm_factor_sql, {context_.now, account});
    connection_.execute(remove_codes_sql, {account});
    std::vector<mysql::parameters> rows;
    for (std::size_t number = 0; number < recovery_hashes.size(); ++number)
        rows.push_back({account, static_cast<std::int64_t>(number), recovery_hashes[number]});
    connection_.execute_rows(insert_codes_sql, rows);
    write_change(connection_, context_, {"account.second_factor_added", "account", base::to_wire(account), 1, account_id_data(account)});
}

void mysql_identity_transaction::remove_second_factor(const base::account_id& account) {
    connection_.execute(remove_codes_sql, {account});
    connection_.execute(remove_factor_sql, {account});
    write_change(connection_, context_, {"account.second_factor_removed", "account", base::to_wire(account), 1, account_id_data(account)});
}

bool mysql_identity_transaction::count_one_time_try(const base::account_id& account, base::instant at) {
    auto rows = connection_.query(lock_tries_sql, {account});
    if (!rows.next()) return false;
    const bool anew = at - rows.instant(1) >= domain::one_time_tries_window;
    const auto tries = anew ? 0 : rows.integer(0);
    if (tries >= domain::one_time_tries_max) return false;
    connection_.execute(set_tries_sql, {tries + 1, anew ? at : rows.instant(1), account});
    return true;
}

bool mysql_identity_transaction::use_one_time_step(const base::account_id& account, std::int64_t step) {
    return connection_.execute(use_step_sql, {step, account, step}) == 1;
}

std::optional<std::string> mysql_identity_transaction::find_recovery_hash(const base::account_id& account, int number) {
    auto rows = connection_.query(find_code_sql, {account, number});
    if (!rows.next()) return std::nullopt;
    return rows.text(0);
}

bool mysql_identity_transaction::use_recovery_code(const base::account_id& account, int number, std::string_view hash) {
    if (connection_.execute(use_code_sql, {context_.now, account, number, hash}) != 1) return false;
    connection_.execute(forget_tries_sql, {account});
    write_change(connection_, context_, {"account.recovery_code_used", "account", base::to_wire(account), 1, account_id_data(account)});
    return true;
}

}  // namespace chuanpin::gateway::store
