#include "platform/mysql/receipts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "platform/mysql/packed_text.hpp"
#include "platform/mysql/transactor.hpp"

namespace chuanpin::mysql {
namespace {

constexpr std::string_view create_receipt =
    "CREATE TABLE receipt (\n"
    "    scope VARBINARY(64) NOT NULL,\n"
    "    receipt_key VARBINARY(128) NOT NULL,\n"
    "    fingerprint BINARY(32) NOT NULL,\n"
    "    body LONGBLOB NULL,\n"
    "    recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),\n"
    "    CONSTRAINT receipt_primary PRIMARY KEY (scope, receipt_key),\n"
    "    KEY receipt_recorded_at (recorded_at)\n"
    ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";

// Whether `body` is as MariaDB's UNCOMPRESS reads it: long ones are.
constexpr std::string_view add_packed = "ALTER TABLE receipt ADD COLUMN packed BOOLEAN NOT NULL DEFAULT FALSE";

// A duplicate that arrives while the first is at work waits for it for a second, then hears 409.
constexpr std::string_view claim =
    "SET STATEMENT innodb_lock_wait_timeout=1 FOR INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ?";
constexpr std::string_view claim_at_once =
    "SET STATEMENT innodb_lock_wait_timeout=0 FOR INSERT INTO receipt (scope, receipt_key, fingerprint) VALUES ?";
constexpr std::string_view store = "UPDATE receipt SET body=?, packed=? WHERE scope=? AND receipt_key=?";
constexpr std::string_view store_many =
    "INSERT INTO receipt (scope, receipt_key, fingerprint, body, packed) VALUES ?"
    " ON DUPLICATE KEY UPDATE body=VALUES(body), packed=VALUES(packed)";
constexpr std::string_view release = "DELETE FROM receipt WHERE (scope, receipt_key) IN ?";
constexpr std::string_view find = "SELECT scope, receipt_key, fingerprint, body, packed FROM receipt WHERE (scope, receipt_key) IN ?";

parameters key_of(const base::receipt& of) { return {bytes{of.scope}, bytes{of.key}}; }

bytes fingerprint_of(const base::receipt& of) { return {std::string(reinterpret_cast<const char*>(of.asked.data()), of.asked.size())}; }

parameters row_of(const base::receipt& of) { return {bytes{of.scope}, bytes{of.key}, fingerprint_of(of)}; }

template <class Make>
std::vector<parameters> rows_of(const std::vector<base::receipt>& claims, Make make) {
    std::vector<parameters> rows;
    rows.reserve(claims.size());
    for (const auto& each : claims) rows.push_back(make(each));
    return rows;
}

stored_receipt read_receipt(const row_set& rows) {
    stored_receipt stored;
    const auto asked = rows.text(2);
    std::ranges::transform(asked, stored.asked.begin(), [](char byte) { return static_cast<std::byte>(byte); });
    stored.body = rows.optional_text(3).value_or(std::string());
    if (rows.integer(4) != 0) stored.body = unpack(stored.body);
    return stored;
}

bool is_packed(const std::string& body) { return body.size() >= packed_from_bytes; }

bytes kept(const std::string& body) { return {is_packed(body) ? pack(body) : body}; }

}  // namespace

std::vector<migration> receipt_migrations() {
    return {{"receipt", 1, "create_receipt", create_receipt}, {"receipt", 2, "add_packed", add_packed}};
}

void claim_receipt(session& connection, const base::receipt& of) { connection.execute_rows(claim, {row_of(of)}); }

void claim_receipts(session& connection, const std::vector<base::receipt>& claims) {
    auto rows = rows_of(claims, row_of);
    connection.execute_rows(claim, rows);
}

void claim_receipt_without_waiting(session& connection, const base::receipt& of) { connection.execute_rows(claim_at_once, {row_of(of)}); }

void store_reply(session& connection, const base::receipt& of, const std::string& body) {
    connection.execute(store, {kept(body), is_packed(body), bytes{of.scope}, bytes{of.key}});
}

void store_replies(session& connection, const std::vector<base::receipt>& claims, const std::vector<std::string>& bodies) {
    auto rows = rows_of(claims, row_of);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].emplace_back(kept(bodies[i]));
        rows[i].emplace_back(is_packed(bodies[i]));
    }
    connection.execute_rows(store_many, rows);
}

void release_receipts(session& connection, const std::vector<base::receipt>& claims) {
    connection.execute_rows(release, rows_of(claims, key_of));
}

std::optional<stored_receipt> find_receipt(session& connection, const base::receipt& of) {
    auto rows = connection.query_rows(find, {key_of(of)});
    if (!rows.next()) return std::nullopt;
    return read_receipt(rows);
}

std::vector<std::optional<stored_receipt>> find_receipts(session& connection, const std::vector<base::receipt>& claims) {
    std::map<std::pair<std::string, std::string>, stored_receipt> stored;
    auto rows = connection.query_rows(find, rows_of(claims, key_of));
    while (rows.next()) stored[{rows.text(0), rows.text(1)}] = read_receipt(rows);
    std::vector<std::optional<stored_receipt>> found;
    found.reserve(claims.size());
    for (const auto& each : claims) {
        const auto place = stored.find({each.scope, each.key});
        found.push_back(place == stored.end() ? std::nullopt : std::optional(place->second));
    }
    return found;
}

}  // namespace chuanpin::mysql
