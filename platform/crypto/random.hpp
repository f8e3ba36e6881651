// Unpredictable bytes from libsodium. Thread-safe.
#pragma once

#include "platform/base/random.hpp"

namespace chuanpin::crypto {

class system_random final : public base::random_source {
public:
    system_random();
    void fill(std::span<std::byte> bytes) override;
};

}  // namespace chuanpin::crypto
