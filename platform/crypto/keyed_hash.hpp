// A short keyed hash for tables in memory (SipHash-2-4 with 128 bits, libsodium): quick, and nobody without the key can make two texts
// collide. Not for what leaves the process.
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace chuanpin::crypto {

class keyed_hash {
public:
    using value = std::array<std::byte, 16>;
    /// For unordered containers: the value is as good as random already.
    struct hasher {
        std::size_t operator()(const value& of) const noexcept {
            std::size_t first = 0;
            std::memcpy(&first, of.data(), sizeof first);
            return first;
        }
    };

    /// With a key of its own, which nobody else ever knows.
    keyed_hash();
    [[nodiscard]] value of(std::string_view text) const;

private:
    std::array<unsigned char, 16> key_{};
};

}  // namespace chuanpin::crypto
