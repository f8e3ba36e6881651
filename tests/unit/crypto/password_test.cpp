#include "platform/crypto/password.hpp"

#include <catch.hpp>

#include <stdexcept>

namespace {

using namespace chuanpin;

// The least that libsodium permits: these tests are about behaviour, not about cost.
constexpr crypto::password_cost cheap{.passes = 1, .memory_bytes = 8'192};

}  // namespace

TEST_CASE("a hash is weaker where it was made with less memory or fewer passes", "[crypto]") {
    const auto hash = crypto::hash_password("a password", cheap);
    CHECK_FALSE(crypto::is_weaker_than(hash, cheap));
    CHECK(crypto::is_weaker_than(hash, {.passes = 2, .memory_bytes = 8'192}));
    CHECK(crypto::is_weaker_than(hash, {.passes = 1, .memory_bytes = 9'216}));
    CHECK_FALSE(crypto::is_weaker_than(crypto::hash_password("a password", {.passes = 2, .memory_bytes = 16'384}), cheap));
    CHECK_FALSE(crypto::is_weaker_than(crypto::dummy_password_hash(), {}));
    CHECK(crypto::is_weaker_than("", cheap));
    CHECK(crypto::is_weaker_than("$argon2i$v=19$m=65536,t=9,p=1$x$y", cheap));
}

TEST_CASE("passwords of many bytes differ by their last one, and by what stands behind a NUL", "[crypto]") {
    for (const std::size_t bytes : {64U, 72U, 73U, 256U}) {
        const std::string password(bytes, 'p');
        auto other = password;
        other.back() = 'q';
        const auto hash = crypto::hash_password(password, cheap);
        CHECK(crypto::verify_password(password, hash));
        CHECK_FALSE(crypto::verify_password(other, hash));
    }
    using namespace std::string_literals;
    const auto hash = crypto::hash_password("begin\0end"s, cheap);
    CHECK(crypto::verify_password("begin\0end"s, hash));
    CHECK_FALSE(crypto::verify_password("begin\0eno"s, hash));
}

TEST_CASE("a password is known again and another is not", "[crypto][password]") {
    const auto hash = crypto::hash_password("correct horse", cheap);
    CHECK(crypto::verify_password("correct horse", hash));
    CHECK_FALSE(crypto::verify_password("correct horsf", hash));
    CHECK_FALSE(crypto::verify_password("", hash));
    CHECK_FALSE(crypto::verify_password("correct horse", ""));
    CHECK_FALSE(crypto::verify_password("correct horse", "not a hash"));
}

TEST_CASE("the same password has another hash each time", "[crypto][password]") {
    CHECK(crypto::hash_password("correct horse", cheap) != crypto::hash_password("correct horse", cheap));
}

TEST_CASE("passwords are taken from 8 to 256 bytes", "[crypto][password]") {
    const std::string shortest(crypto::password_bytes_min, 'x');
    const std::string longest(crypto::password_bytes_max, 'x');
    CHECK(crypto::verify_password(shortest, crypto::hash_password(shortest, cheap)));
    CHECK(crypto::verify_password(longest, crypto::hash_password(longest, cheap)));
    CHECK_THROWS_AS(crypto::hash_password(std::string(crypto::password_bytes_min - 1, 'x'), cheap), std::length_error);
    CHECK_THROWS_AS(crypto::hash_password(std::string(crypto::password_bytes_max + 1, 'x'), cheap), std::length_error);
    CHECK_FALSE(crypto::verify_password(longest + 'x', crypto::hash_password(longest, cheap)));
}

TEST_CASE("a password that is too short is refused even where its stand-in fits", "[crypto][password]") {
    const auto hash_of_zeros = crypto::hash_password(std::string(crypto::password_bytes_min, '\0'), cheap);
    CHECK_FALSE(crypto::verify_password("short", hash_of_zeros));
}

TEST_CASE("a hash says that it is argon2id with the parameters of production", "[crypto][password]") {
    const std::string parameters = "$argon2id$v=19$m=19456,t=2,p=1$";
    CHECK(crypto::hash_password("correct horse").starts_with(parameters));
    CHECK(crypto::dummy_password_hash().starts_with(parameters));
    CHECK(crypto::dummy_password_hash().size() == crypto::hash_password("correct horse").size());
}

TEST_CASE("nothing fits the dummy hash and it stays the same", "[crypto][password]") {
    CHECK_FALSE(crypto::verify_password("correct horse", crypto::dummy_password_hash()));
    CHECK(&crypto::dummy_password_hash() == &crypto::dummy_password_hash());
}
