#include <catch.hpp>

#include "platform/crypto/keyed_hash.hpp"

using chuanpin::crypto::keyed_hash;

TEST_CASE("a keyed hash tells texts apart, and another key makes others of the same", "[crypto]") {
    const keyed_hash one;
    const keyed_hash other;
    CHECK(one.of("a token") == one.of("a token"));
    CHECK(one.of("a token") != one.of("a tokeN"));
    CHECK(one.of("") != one.of(std::string_view("\0", 1)));
    CHECK(one.of("a token") != other.of("a token"));
}
