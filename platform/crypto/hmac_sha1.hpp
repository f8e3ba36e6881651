// HMAC with SHA-1: only for the codes of RFC 6238, which authenticator programs compute so. Pure, any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace chuanpin::crypto {

/// RFC 2104.
[[nodiscard]] std::array<std::byte, 20> hmac_sha1(std::string_view key, std::string_view bytes);

}  // namespace chuanpin::crypto
