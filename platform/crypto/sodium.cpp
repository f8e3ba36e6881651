#include "platform/crypto/sodium.hpp"

#include <stdexcept>

#include <sodium.h>

namespace chuanpin::crypto {

void ensure_sodium() {
    static const int outcome = sodium_init();
    if (outcome < 0) throw std::runtime_error("libsodium cannot be initialised");
}

}  // namespace chuanpin::crypto
