#include "platform/crypto/random.hpp"

#include <catch.hpp>

#include <array>
#include <set>

TEST_CASE("the system's random bytes do not repeat", "[crypto][random]") {
    chuanpin::crypto::system_random random;
    std::set<std::array<std::byte, 16>> seen;
    for (int i = 0; i < 1'000; ++i) {
        std::array<std::byte, 16> bytes{};
        random.fill(bytes);
        seen.insert(bytes);
    }
    CHECK(seen.size() == 1'000);
}

TEST_CASE("filling nothing touches nothing", "[crypto][random]") {
    chuanpin::crypto::system_random random;
    std::array<std::byte, 1> bytes{std::byte{7}};
    random.fill(std::span(bytes).first(0));
    CHECK(bytes[0] == std::byte{7});
}
