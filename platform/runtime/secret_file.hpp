// Secrets come out of files that others cannot read.
#pragma once

#include <string>

#include "platform/base/error.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::runtime {

inline constexpr std::size_t secret_bytes_min = 32;
inline constexpr std::size_t secret_bytes_max = 4'096;

/// The content without trailing white space. Errors (invalid_input; `detail` says why, never the content): secret-unreadable,
/// secret-exposed (others than owner and group may read or write the file), secret-too-short (less than `bytes_min`), secret-too-long.
[[nodiscard]] base::result<std::string> read_secret(const std::string& path, std::size_t bytes_min = secret_bytes_min);

/// A seed of 32 bytes, written as 64 hexadecimal digits. Errors: as above, and secret-format.
[[nodiscard]] base::result<crypto::signing_key> read_signing_key(const std::string& path);

}  // namespace chuanpin::runtime
