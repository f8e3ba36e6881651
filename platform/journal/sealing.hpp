// What the sequencer does in the database. Synchronous, on a database thread; a constant number of statements per call.
#pragma once

#include <cstdint>

#include "platform/base/time.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::journal {

/// Where the chain stands. Epoch 0: nobody has sealed yet.
struct chain_position {
    std::int64_t epoch = 0;
    std::int64_t last_sequence = 0;
    crypto::digest last_hash{};
    bool unsealed = false;  ///< committed rows wait
};
[[nodiscard]] chain_position look(mysql::session& connection);

/// Makes every earlier epoch invalid and answers the new one (≥ 1).
[[nodiscard]] std::int64_t take_epoch(mysql::session& connection, base::instant now, base::deadline until);

struct seal_outcome {
    bool fenced = false;  ///< a newer epoch was taken: nothing was done
    std::size_t sealed = 0;
    bool more = false;  ///< rows were left for the next batch
    std::int64_t last_sequence = 0;
};
/// Seals at most `batch_max` rows (and at most 8 MiB of content, but one row at least), in one transaction that holds the epoch row.
[[nodiscard]] seal_outcome seal(mysql::session& connection, std::int64_t epoch, std::size_t batch_max, base::deadline until);

/// Signs the last entry unless that is done already; false where a newer epoch was taken.
bool sign_head(mysql::session& connection, std::int64_t epoch, const crypto::signing_key& key, base::instant now, base::deadline until);

}  // namespace chuanpin::journal
