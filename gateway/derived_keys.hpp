// Keys of our own from the principal key, the current one first: one file to guard and rotate, no key used for two things.
#pragma once

#include <string_view>
#include <vector>

#include "platform/crypto/hash.hpp"
#include "platform/http/principal_header.hpp"

namespace chuanpin::gateway {

[[nodiscard]] std::vector<crypto::digest> derive_keys(const chuanpin::http::principal_keys& keys, std::string_view purpose);

}  // namespace chuanpin::gateway
