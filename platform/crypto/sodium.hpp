// libsodium, made ready once. Only the .cpp files of platform/crypto include this.
#pragma once

namespace chuanpin::crypto {

/// Initialises libsodium on first use; thread-safe. Throws std::runtime_error where the system has no randomness.
void ensure_sodium();

}  // namespace chuanpin::crypto
