// Long texts that are stored and hardly ever read: the replies that are kept for retries. An order of 100 lines answers 80 KB, which are
// 6 KB when they are packed: less for the database to read as a literal, to log twice and to store (ADR 0022).
//
// The form is that of MariaDB's COMPRESS (four bytes of length, little-endian, then zlib), so that SQL can look inside: UNCOMPRESS(body).
#pragma once

#include <string>
#include <string_view>

namespace chuanpin::mysql {

/// Shorter texts gain next to nothing.
inline constexpr std::size_t packed_from_bytes = 16'384;

[[nodiscard]] std::string pack(std::string_view text);
/// Throws std::runtime_error where it is no packed text.
[[nodiscard]] std::string unpack(std::string_view packed);

}  // namespace chuanpin::mysql
