// The hash chain, byte by byte, so that an outsider can recompute it.
//
// hash(n) = SHA-256 over these parts, each preceded by its length as 8 bytes big-endian:
//    1  hash(n − 1), 32 bytes; 32 zero bytes for n = 1
//    2  seq, 8 bytes big-endian                        8  occurred_at: microseconds since 1970-01-01T00:00:00Z, 8 bytes big-endian,
//    3  event_id, 16 bytes                                two's complement
//    4  type, UTF-8                                    9  actor      10  organisation      11  request_id, all UTF-8
//    5  schema_version, 8 bytes big-endian            12  visible_to, the stored JSON text
//    6  aggregate_type, UTF-8                         13  data, the stored JSON text
//    7  aggregate_id, then aggregate_version as       14  detail, the stored JSON text; empty where it is NULL
//       8 bytes big-endian, as two parts
// A signed head is an ed25519 signature (RFC 8032) by the service's journal key over the same kind of concatenation of
// "chuanpin journal head 1", seq, hash(seq) and signed_at (8 bytes as above).
#pragma once

#include <string>

#include "platform/base/time.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::journal {

/// What the chain covers of a row of the table.
struct chain_link {
    std::string event_id;  ///< 16 bytes
    std::string type;
    std::int64_t schema_version = 0;
    std::string aggregate_type;
    std::string aggregate_id;
    std::int64_t aggregate_version = 0;
    base::instant occurred_at{};
    std::string actor;
    std::string organisation;
    std::string request_id;
    std::string visible_to;
    std::string data;
    std::string detail;
};

inline constexpr std::string_view chain_columns =
    "event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor, organisation, request_id, "
    "visible_to, data, detail";

/// Reads `chain_columns`, the first of which is column `first`.
[[nodiscard]] chain_link read_link(const mysql::row_set& rows, std::size_t first);

[[nodiscard]] crypto::digest first_hash();
[[nodiscard]] crypto::digest next_hash(const crypto::digest& previous, std::int64_t sequence, const chain_link& link);
/// What a head's signature covers.
[[nodiscard]] std::string head_text(std::int64_t sequence, const crypto::digest& hash, base::instant signed_at);
/// 32 bytes of a BINARY(32); throws std::runtime_error for another length.
[[nodiscard]] crypto::digest to_digest(std::string_view bytes);

}  // namespace chuanpin::journal
