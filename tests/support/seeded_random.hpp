// Random bytes that repeat themselves from run to run. Thread-safe. Never for secrets.
#pragma once

#include <cstdint>
#include <mutex>
#include <random>

#include "platform/base/random.hpp"

namespace chuanpin::tests {

class seeded_random final : public base::random_source {
public:
    explicit seeded_random(std::uint64_t seed = 20'260'302) : engine_(seed) {}

    void fill(std::span<std::byte> bytes) override {
        const std::lock_guard guard(mutex_);
        for (auto& byte : bytes) byte = static_cast<std::byte>(engine_() & 0xffU);
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_;
};

}  // namespace chuanpin::tests
