// Texts that crypto::keyed_box sealed, in a column of a table: sealed anew with the newest key, and counted by key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/random.hpp"
#include "platform/crypto/keyed_box.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

inline constexpr std::size_t sealed_batch_max = 500;  ///< rows of one transaction

/// One column; its statements stand in the store of the service. Rows without a text are passed over.
struct sealed_texts {
    std::string_view name;    ///< "organisation.contact_sealed"
    bool numbered = false;    ///< whether the key of the table is a number; a ULID otherwise
    std::string_view lock;    ///< SELECT key, text WHERE key > ? … ORDER BY key LIMIT ? FOR UPDATE
    std::string_view save;    ///< UPDATE … SET text = ? WHERE key = ?
    std::string_view count;   ///< SELECT COUNT(*) of those that hold a text
    std::string_view of_key;  ///< SELECT COUNT(*) of those whose text begins with ?, crypto::keyed_box_header_bytes bytes
};

using sealed_key = std::variant<std::int64_t, base::ulid>;
[[nodiscard]] sealed_key first_key(const sealed_texts& column);

struct sealed_batch {
    std::size_t resealed = 0;
    sealed_key last{};  ///< where the next batch begins
    bool at_end = false;
};
/// The rows after that key, sealed_batch_max at most, in the transaction at hand. What the newest key sealed stays as it is, so that it may
/// be broken off and begun again at any row. Throws std::runtime_error where a row cannot be opened.
[[nodiscard]] sealed_batch reseal_after(session& connection, const sealed_texts& column, const sealed_key& after,
                                        const crypto::keyed_box& box, base::random_source& random);

struct sealed_count {
    std::int64_t rows = 0;
    std::vector<std::int64_t> by_key{};  ///< in the order of the headers
    /// Sealed by no key that is here.
    [[nodiscard]] std::int64_t by_none() const;
    /// Sealed by any key but the newest.
    [[nodiscard]] std::int64_t by_others() const { return rows - by_key.front(); }
};
/// `headers`: crypto::keyed_box::headers.
[[nodiscard]] sealed_count count_sealed(session& connection, const sealed_texts& column, std::span<const std::string> headers);

}  // namespace chuanpin::mysql
