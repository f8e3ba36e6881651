// Where unpredictable bytes come from; injected, so that tests can repeat themselves.
#pragma once

#include <cstddef>
#include <span>

namespace chuanpin::base {

/// Thread-safe. The production source is platform/crypto (libsodium); tests pass a seeded one.
class random_source {
public:
    virtual ~random_source() = default;
    virtual void fill(std::span<std::byte> bytes) = 0;
};

}  // namespace chuanpin::base
