// Keys of a service's own from the principal key: one file to guard and rotate, no key used for two things.
#pragma once

#include <string_view>
#include <vector>

#include "platform/crypto/hash.hpp"
#include "platform/http/principal_header.hpp"

namespace chuanpin::http {

/// The current one first, then the previous one where there is one.
[[nodiscard]] std::vector<crypto::digest> derive_keys(const principal_keys& keys, std::string_view purpose);

}  // namespace chuanpin::http
