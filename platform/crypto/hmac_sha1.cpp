#include "platform/crypto/hmac_sha1.hpp"

#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace chuanpin::crypto {

std::array<std::byte, 20> hmac_sha1(std::string_view key, std::string_view bytes) {
    std::array<std::byte, 20> out{};
    unsigned length = 0;
    const auto* const made =
        HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
             reinterpret_cast<unsigned char*>(out.data()), &length);
    if (made == nullptr || length != out.size()) throw std::runtime_error("OpenSSL cannot compute HMAC-SHA-1");
    return out;
}

}  // namespace chuanpin::crypto
