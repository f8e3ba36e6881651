// How the text of a contract, an agreement or an addendum is known and signed.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::orders::app {

/// 64 hexadecimal digits.
[[nodiscard]] inline std::string sha256_of(std::string_view text) { return base::to_hex(crypto::as_text(crypto::sha256(text))); }

}  // namespace chuanpin::orders::app
