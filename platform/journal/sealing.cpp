#include "platform/journal/sealing.hpp"

#include <vector>

#include "platform/journal/chain.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::int64_t content_bytes_max = std::int64_t{8} << 20;

constexpr std::string_view select_position =
    "SELECT epoch, last_seq, last_hash, EXISTS (SELECT 1 FROM journal WHERE seq IS NULL) FROM journal_epoch WHERE only_row = 1";
constexpr std::string_view lock_position = "SELECT epoch, last_seq, last_hash FROM journal_epoch WHERE only_row = 1 FOR UPDATE";
constexpr std::string_view raise_epoch = R"sql(
INSERT INTO journal_epoch (only_row, epoch, taken_at, last_seq, last_hash) VALUES (1, 1, ?, 0, ?)
ON DUPLICATE KEY UPDATE epoch = epoch + 1, taken_at = VALUES(taken_at))sql";
// Ids follow the order of inserting, not of committing: a row that commits late is found by the next batch and gets a later number.
constexpr std::string_view select_waiting = R"sql(
SELECT id, LENGTH(data) + LENGTH(COALESCE(detail, '')) FROM journal WHERE seq IS NULL ORDER BY id LIMIT ?)sql";
constexpr std::string_view select_content = R"sql(
SELECT event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor, organisation, request_id,
       visible_to, data, detail, id
FROM journal WHERE id IN ? ORDER BY id)sql";
constexpr std::string_view give_numbers = R"sql(
UPDATE (WITH given (id, seq, hash) AS (VALUES ?) SELECT id, seq, hash FROM given) AS sealed
STRAIGHT_JOIN journal ON journal.id = sealed.id
SET journal.seq = sealed.seq, journal.chain_hash = sealed.hash
WHERE journal.seq IS NULL)sql";
constexpr std::string_view move_position = "UPDATE journal_epoch SET last_seq = ?, last_hash = ? WHERE only_row = 1 AND epoch = ?";
constexpr std::string_view select_last_head = "SELECT COALESCE(MAX(seq), 0) FROM journal_head";
constexpr std::string_view insert_head = "INSERT INTO journal_head (seq, hash, signed_at, signature) VALUES (?, ?, ?, ?)";

mysql::bytes to_bytes(const crypto::digest& hash) { return {std::string(crypto::as_text(hash))}; }

chain_position lock(mysql::session& connection) {
    auto rows = connection.query(lock_position);
    if (!rows.next()) return {};
    return {rows.integer(0), rows.integer(1), to_digest(rows.text(2)), false};
}

struct batch {
    std::vector<mysql::parameters> ids;
    bool more = false;
};

batch pick(mysql::session& connection, std::size_t batch_max) {
    batch picked;
    std::int64_t bytes = 0;
    auto rows = connection.query(select_waiting, {static_cast<std::int64_t>(batch_max) + 1});
    while (rows.next()) {
        bytes += rows.integer(1);
        if (picked.ids.size() == batch_max || (!picked.ids.empty() && bytes > content_bytes_max)) {
            picked.more = true;
            break;
        }
        picked.ids.push_back({rows.integer(0)});
    }
    return picked;
}

/// (id, seq, hash) of each row, and the chain's new end in `position`.
std::vector<mysql::parameters> number(mysql::session& connection, const batch& picked, chain_position& position) {
    std::vector<mysql::parameters> given;
    auto rows = connection.query_rows(select_content, picked.ids);
    while (rows.next()) {
        ++position.last_sequence;
        position.last_hash = next_hash(position.last_hash, position.last_sequence, read_link(rows, 0));
        given.push_back({rows.integer(13), position.last_sequence, to_bytes(position.last_hash)});
    }
    return given;
}

}  // namespace

chain_position look(mysql::session& connection) {
    auto rows = connection.query(select_position);
    if (!rows.next()) return {};
    return {rows.integer(0), rows.integer(1), to_digest(rows.text(2)), rows.integer(3) != 0};
}

std::int64_t take_epoch(mysql::session& connection, base::instant now, base::deadline until) {
    mysql::transaction open(connection, mysql::transaction_kind::read_write, until);
    connection.execute(raise_epoch, {now, to_bytes(first_hash())});
    const auto position = lock(connection);
    open.send_commit();
    return position.epoch;
}

seal_outcome seal(mysql::session& connection, std::int64_t epoch, std::size_t batch_max, base::deadline until) {
    mysql::transaction open(connection, mysql::transaction_kind::read_write, until);
    auto position = lock(connection);
    if (position.epoch != epoch) return {.fenced = true};
    const auto picked = pick(connection, batch_max);
    if (picked.ids.empty()) return {.last_sequence = position.last_sequence};
    const auto given = number(connection, picked, position);
    connection.execute_rows(give_numbers, given);
    connection.execute(move_position, {position.last_sequence, to_bytes(position.last_hash), epoch});
    open.send_commit();
    return {.sealed = given.size(), .more = picked.more, .last_sequence = position.last_sequence};
}

bool sign_head(mysql::session& connection, std::int64_t epoch, const crypto::signing_key& key, base::instant now, base::deadline until) {
    mysql::transaction open(connection, mysql::transaction_kind::read_write, until);
    const auto position = lock(connection);
    if (position.epoch != epoch) return false;
    auto last = connection.query(select_last_head);
    if (last.next() && last.integer(0) >= position.last_sequence) return true;
    const auto signature = crypto::sign_ed25519(key, head_text(position.last_sequence, position.last_hash, now));
    const mysql::bytes signed_bytes{std::string(reinterpret_cast<const char*>(signature.data()), signature.size())};
    connection.execute(insert_head, {position.last_sequence, to_bytes(position.last_hash), now, signed_bytes});
    open.send_commit();
    return true;
}

}  // namespace chuanpin::journal
