#include "gateway/store/mysql_api_key_transaction.hpp"

#include "gateway/domain/errors.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/word_list.hpp"

namespace chuanpin::gateway::store {

namespace {

/// The organisation's row is the lock: keys that do not exist yet have none.
constexpr std::string_view lock_organisation_sql = "SELECT id FROM organisation WHERE id = ? FOR UPDATE";
constexpr std::string_view live_keys_sql =
    "SELECT id, public_id, secret_hash, organisation_id, created_by, purpose, scopes, allowed_networks, created_at, expires_at,"
    " last_used_at, revoked_at, signature_algorithm, signature_key FROM api_key WHERE organisation_id = ? AND revoked_at IS NULL AND "
    "expires_at > ? ORDER BY id LIMIT 100";
constexpr std::string_view list_keys_sql =
    "SELECT id, public_id, secret_hash, organisation_id, created_by, purpose, scopes, allowed_networks, created_at, expires_at,"
    " last_used_at, revoked_at, signature_algorithm, signature_key FROM api_key WHERE organisation_id = ? ORDER BY id DESC LIMIT 200";
constexpr std::string_view key_by_public_id_sql =
    "SELECT k.id, k.public_id, k.secret_hash, k.organisation_id, k.created_by, k.purpose, k.scopes, k.allowed_networks, k.created_at,"
    " k.expires_at, k.last_used_at, k.revoked_at, k.signature_algorithm, k.signature_key, o.kind"
    " FROM api_key k JOIN organisation o ON o.id = k.organisation_id JOIN account a ON a.id = k.created_by"
    " WHERE k.public_id = ? AND o.closed_at IS NULL AND a.closed_at IS NULL";
constexpr std::string_view insert_key_sql =
    "INSERT INTO api_key (id, public_id, secret_hash, organisation_id, created_by, purpose, scopes, allowed_networks, created_at,"
    " expires_at, signature_algorithm, signature_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view lock_key_sql =
    "SELECT id, public_id, secret_hash, organisation_id, created_by, purpose, scopes, allowed_networks, created_at, expires_at,"
    " last_used_at, revoked_at, signature_algorithm, signature_key FROM api_key WHERE id = ? AND organisation_id = ? AND revoked_at IS "
    "NULL FOR UPDATE";
constexpr std::string_view revoke_key_sql = "UPDATE api_key SET revoked_at = ? WHERE id = ?";
constexpr std::string_view note_use_sql = "UPDATE api_key SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)";

std::optional<domain::signing_means> read_signing(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::signing_means{domain::parse_signature_algorithm(rows.text(column)).value(), rows.text(column + 1)};
}

mysql::parameter optional_bytes(const std::string& content) { return content.empty() ? mysql::parameter(nullptr) : mysql::bytes{content}; }

domain::api_key read_key(const mysql::row_set& rows) {
    domain::api_key key;
    key.id = rows.id<domain::api_key_id>(0);
    key.public_id = rows.text(1);
    key.secret_hash = rows.optional_text(2).value_or(std::string());
    key.organisation = rows.id<base::organisation_id>(3);
    key.created_by = rows.id<base::account_id>(4);
    key.purpose = rows.text(5);
    key.scopes = split_words(rows.text(6));
    key.allowed_networks = split_words(rows.text(7));
    key.created_at = rows.instant(8);
    key.expires_at = rows.instant(9);
    key.last_used_at = rows.optional_instant(10);
    key.revoked_at = rows.optional_instant(11);
    key.signing = read_signing(rows, 12);
    return key;
}

std::vector<domain::api_key> read_keys(mysql::row_set rows) {
    std::vector<domain::api_key> keys;
    while (rows.next()) keys.push_back(read_key(rows));
    return keys;
}

}  // namespace

std::vector<domain::api_key> mysql_api_key_transaction::lock_live_keys(const base::organisation_id& organisation, base::instant at) {
    connection_.query(lock_organisation_sql, {organisation});
    return read_keys(connection_.query(live_keys_sql, {organisation, at}));
}

void mysql_api_key_transaction::add_api_key(const domain::api_key& key) {
    const auto algorithm = key.signing ? std::string(domain::name_of(key.signing->algorithm)) : std::string();
    connection_.execute(insert_key_sql,
                        {key.id, mysql::bytes{key.public_id}, optional_bytes(key.secret_hash), key.organisation, key.created_by,
                         key.purpose, join_words(key.scopes), join_words(key.allowed_networks), key.created_at, key.expires_at,
                         optional_bytes(algorithm), optional_bytes(key.signing ? key.signing->key : std::string())});
    write_change(connection_, context_, {"api_key.created", "api_key", base::to_wire(key.id), 1, api_key_data(key)});
}

std::vector<domain::api_key> mysql_api_key_transaction::list_api_keys(const base::organisation_id& organisation) {
    return read_keys(connection_.query(list_keys_sql, {organisation}));
}

base::result<void> mysql_api_key_transaction::revoke_api_key(const base::organisation_id& organisation, const domain::api_key_id& id) {
    auto rows = connection_.query(lock_key_sql, {id, organisation});
    if (!rows.next()) return base::refusal(domain::errors::api_key_not_found(id));
    connection_.execute(revoke_key_sql, {context_.now, id});
    write_change(connection_, context_, {"api_key.revoked", "api_key", base::to_wire(id), 2, api_key_data(read_key(rows))});
    return {};
}

std::optional<app::known_api_key> mysql_api_key_transaction::find_api_key(std::string_view public_id) {
    auto rows = connection_.query(key_by_public_id_sql, {mysql::bytes{std::string(public_id)}});
    if (!rows.next()) return std::nullopt;
    return app::known_api_key{read_key(rows), rows.text(14)};
}

void mysql_api_key_transaction::note_api_key_use(const domain::api_key_id& id, base::instant at) {
    connection_.execute(note_use_sql, {at, id, at});
}

}  // namespace chuanpin::gateway::store
