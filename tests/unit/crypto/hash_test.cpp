#include "platform/crypto/hash.hpp"

#include <catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "platform/base/encoding.hpp"

namespace {

using namespace chuanpin;

std::string bytes(std::string_view hex) { return base::from_hex(hex).value(); }
std::string hex(const crypto::digest& digest) { return base::to_hex(crypto::as_text(digest)); }

template <std::size_t size>
std::array<std::byte, size> array_of(std::string_view hexadecimal) {
    const auto text = bytes(hexadecimal);
    REQUIRE(text.size() == size);
    std::array<std::byte, size> out{};
    std::ranges::transform(text, out.begin(), [](char each) { return static_cast<std::byte>(each); });
    return out;
}

struct ed25519_vector {
    std::string_view seed;
    std::string_view public_key;
    std::string_view message;
    std::string_view signature;
};

// RFC 8032 §7.1, tests 1 to 3.
constexpr ed25519_vector ed25519_vectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
     "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

}  // namespace

TEST_CASE("SHA-256 follows the vectors of FIPS 180-4", "[crypto][hash]") {
    CHECK(hex(crypto::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(crypto::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(crypto::sha256(std::string(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("lists of parts that join to the same text have digests of their own", "[crypto][hash]") {
    const std::set<crypto::digest> digests = {crypto::sha256_of_parts({}),         crypto::sha256_of_parts({""}),
                                              crypto::sha256_of_parts({"", ""}),   crypto::sha256_of_parts({"ab"}),
                                              crypto::sha256_of_parts({"a", "b"}), crypto::sha256_of_parts({"", "ab"}),
                                              crypto::sha256_of_parts({"b", "a"})};
    CHECK(digests.size() == 7);
    CHECK(crypto::sha256_of_parts({"ab"}) == crypto::sha256(std::string_view("\0\0\0\0\0\0\0\2ab", 10)));
}

TEST_CASE("HMAC-SHA-256 follows the vectors of RFC 4231", "[crypto][hash]") {
    CHECK(hex(crypto::hmac_sha256(std::string(20, '\x0b'), "Hi There")) ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(crypto::hmac_sha256("Jefe", "what do ya want for nothing?")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(crypto::hmac_sha256(std::string(20, '\xaa'), std::string(50, '\xdd'))) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    CHECK(hex(crypto::hmac_sha256(bytes("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'))) ==
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    CHECK(hex(crypto::hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("comparing in constant time answers whether two texts are equal", "[crypto][hash]") {
    CHECK(crypto::equal_in_constant_time("", ""));
    CHECK(crypto::equal_in_constant_time("secret", "secret"));
    CHECK_FALSE(crypto::equal_in_constant_time("secret", "secreT"));
    CHECK_FALSE(crypto::equal_in_constant_time("secret", "secret "));
    CHECK_FALSE(crypto::equal_in_constant_time("", "s"));
    CHECK_FALSE(crypto::equal_in_constant_time(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
}

TEST_CASE("ed25519 follows the vectors of RFC 8032", "[crypto][hash]") {
    for (const auto& each : ed25519_vectors) {
        const crypto::signing_key key{array_of<32>(each.seed)};
        const auto message = bytes(each.message);
        const auto signature = crypto::sign_ed25519(key, message);
        CHECK(crypto::public_key_of(key) == array_of<32>(each.public_key));
        CHECK(signature == array_of<64>(each.signature));
        CHECK(crypto::verify_ed25519(crypto::public_key_of(key), message, signature));
    }
}

TEST_CASE("an ed25519 signature fits one key, one message and itself only", "[crypto][hash]") {
    const crypto::signing_key key{array_of<32>(ed25519_vectors[2].seed)};
    auto signature = crypto::sign_ed25519(key, "message");
    CHECK_FALSE(crypto::verify_ed25519(crypto::public_key_of(key), "massage", signature));
    CHECK_FALSE(crypto::verify_ed25519(array_of<32>(ed25519_vectors[0].public_key), "message", signature));
    signature[63] ^= std::byte{1};
    CHECK_FALSE(crypto::verify_ed25519(crypto::public_key_of(key), "message", signature));
}

TEST_CASE("a public key is a point that one secret alone belongs to", "[crypto][hash]") {
    for (const auto& each : ed25519_vectors) CHECK(crypto::is_ed25519_public_key(bytes(each.public_key)));
    const auto good = bytes(ed25519_vectors[0].public_key);
    CHECK_FALSE(crypto::is_ed25519_public_key(good.substr(1)));
    CHECK_FALSE(crypto::is_ed25519_public_key(good + "x"));
    CHECK_FALSE(crypto::is_ed25519_public_key(""));
    // Of order 1, 4, 2 and 8; the prime itself, which is zero written otherwise; no point at all.
    for (const auto* bad : {"0100000000000000000000000000000000000000000000000000000000000000",
                            "0000000000000000000000000000000000000000000000000000000000000000",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "0200000000000000000000000000000000000000000000000000000000000000"}) {
        CAPTURE(bad);
        CHECK_FALSE(crypto::is_ed25519_public_key(bytes(bad)));
    }
}
