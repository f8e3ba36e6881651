#include "platform/crypto/secret_box.hpp"

#include <array>
#include <stdexcept>

#include <sodium.h>

#include "platform/crypto/sodium.hpp"

namespace chuanpin::crypto {

namespace {

static_assert(crypto_secretbox_KEYBYTES == std::tuple_size_v<digest>);

const unsigned char* as_bytes(const void* data) { return static_cast<const unsigned char*>(data); }
unsigned char* as_bytes(void* data) { return static_cast<unsigned char*>(data); }

}  // namespace

secret_box::secret_box(std::vector<digest> keys) : keys_(std::move(keys)) {
    if (keys_.empty()) throw std::logic_error("a secret box needs a key");
    ensure_sodium();
}

std::string secret_box::seal(std::string_view plain, base::random_source& random) const {
    std::array<std::byte, crypto_secretbox_NONCEBYTES> nonce{};
    random.fill(nonce);
    std::string sealed(nonce.size() + crypto_secretbox_MACBYTES + plain.size(), '\0');
    std::copy(nonce.begin(), nonce.end(), reinterpret_cast<std::byte*>(sealed.data()));
    crypto_secretbox_easy(as_bytes(sealed.data()) + nonce.size(), as_bytes(plain.data()), plain.size(), as_bytes(nonce.data()),
                          as_bytes(keys_[0].data()));
    return sealed;
}

std::optional<std::string> secret_box::open(std::string_view sealed) const {
    constexpr std::size_t overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < overhead) return std::nullopt;
    const auto* nonce = as_bytes(sealed.data());
    const auto box = sealed.substr(crypto_secretbox_NONCEBYTES);
    std::string plain(sealed.size() - overhead, '\0');
    for (const auto& key : keys_) {
        if (crypto_secretbox_open_easy(as_bytes(plain.data()), as_bytes(box.data()), box.size(), nonce, as_bytes(key.data())) == 0)
            return plain;
    }
    return std::nullopt;
}

}  // namespace chuanpin::crypto
