#include "platform/crypto/hash.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <sodium.h>

#include "platform/crypto/sodium.hpp"

namespace chuanpin::crypto {

namespace {

struct free_context {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// One SHA-256 in progress. The algorithm is fetched once: EVP_sha256() looks it up again at each initialisation.
class sha256_stream {
public:
    sha256_stream() : context_(EVP_MD_CTX_new()) {
        static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        require(context_ != nullptr && algorithm != nullptr && EVP_DigestInit_ex2(context_.get(), algorithm, nullptr) == 1);
    }
    void add(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
    digest finish() {
        digest out;
        require(EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(out.data()), nullptr) == 1);
        return out;
    }

private:
    static void require(bool succeeded) {
        if (!succeeded) throw std::runtime_error("OpenSSL cannot compute SHA-256");
    }
    std::unique_ptr<EVP_MD_CTX, free_context> context_;
};

const unsigned char* unsigned_bytes(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
template <std::size_t size>
const unsigned char* unsigned_bytes(const std::array<std::byte, size>& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
template <std::size_t size>
unsigned char* unsigned_bytes(std::array<std::byte, size>& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

std::array<char, 8> big_endian(std::uint64_t value) {
    std::array<char, 8> out{};
    for (std::size_t i = out.size(); i-- > 0; value >>= 8) out[i] = static_cast<char>(value & 0xff);
    return out;
}

/// libsodium's pair from a seed; the secret half is wiped when it goes.
struct key_pair {
    explicit key_pair(const signing_key& key) {
        ensure_sodium();
        crypto_sign_seed_keypair(unsigned_bytes(public_key), secret, unsigned_bytes(key.seed));
    }
    ~key_pair() { sodium_memzero(secret, sizeof secret); }
    key_pair(const key_pair&) = delete;
    key_pair& operator=(const key_pair&) = delete;

    std::array<std::byte, crypto_sign_PUBLICKEYBYTES> public_key{};
    unsigned char secret[crypto_sign_SECRETKEYBYTES]{};
};

}  // namespace

// libsodium needs no context; OpenSSL is faster from a few blocks on.
digest sha256(std::string_view bytes) {
    constexpr std::size_t short_bytes_max = 256;
    if (bytes.size() <= short_bytes_max) {
        digest out;
        crypto_hash_sha256(unsigned_bytes(out), unsigned_bytes(bytes), bytes.size());
        return out;
    }
    sha256_stream stream;
    stream.add(bytes);
    return stream.finish();
}

digest sha256_of_parts(std::initializer_list<std::string_view> parts) {
    sha256_stream stream;
    for (const auto part : parts) {
        const auto length = big_endian(part.size());
        stream.add({length.data(), length.size()});
        stream.add(part);
    }
    return stream.finish();
}

digest hmac_sha256(std::string_view key, std::string_view bytes) {
    ensure_sodium();
    digest out;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, unsigned_bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, unsigned_bytes(bytes), bytes.size());
    crypto_auth_hmacsha256_final(&state, unsigned_bytes(out));
    sodium_memzero(&state, sizeof state);
    return out;
}

bool equal_in_constant_time(std::string_view left, std::string_view right) {
    return left.size() == right.size() && (left.empty() || sodium_memcmp(left.data(), right.data(), left.size()) == 0);
}

std::string_view as_text(const digest& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::array<std::byte, 32> public_key_of(const signing_key& key) { return key_pair(key).public_key; }

std::array<std::byte, 64> sign_ed25519(const signing_key& key, std::string_view bytes) {
    const key_pair pair(key);
    std::array<std::byte, 64> signature{};
    crypto_sign_detached(unsigned_bytes(signature), nullptr, unsigned_bytes(bytes), bytes.size(), pair.secret);
    return signature;
}

bool is_ed25519_public_key(std::string_view bytes) {
    return bytes.size() == crypto_core_ed25519_BYTES && crypto_core_ed25519_is_valid_point(unsigned_bytes(bytes)) == 1;
}

bool verify_ed25519(const std::array<std::byte, 32>& public_key, std::string_view bytes, const std::array<std::byte, 64>& signature) {
    ensure_sodium();
    return crypto_sign_verify_detached(unsigned_bytes(signature), unsigned_bytes(bytes), bytes.size(), unsigned_bytes(public_key)) == 0;
}

}  // namespace chuanpin::crypto
