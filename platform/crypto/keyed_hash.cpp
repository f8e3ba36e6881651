#include "platform/crypto/keyed_hash.hpp"

#include <sodium.h>

#include "platform/crypto/sodium.hpp"

namespace chuanpin::crypto {

static_assert(crypto_shorthash_siphashx24_KEYBYTES == 16 && crypto_shorthash_siphashx24_BYTES == 16);

keyed_hash::keyed_hash() {
    ensure_sodium();
    randombytes_buf(key_.data(), key_.size());
}

keyed_hash::value keyed_hash::of(std::string_view text) const {
    value made;
    crypto_shorthash_siphashx24(reinterpret_cast<unsigned char*>(made.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                text.size(), key_.data());
    return made;
}

}  // namespace chuanpin::crypto
