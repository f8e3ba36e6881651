#include "platform/crypto/random.hpp"

#include <sodium.h>

#include "platform/crypto/sodium.hpp"

namespace chuanpin::crypto {

system_random::system_random() { ensure_sodium(); }

void system_random::fill(std::span<std::byte> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

}  // namespace chuanpin::crypto
