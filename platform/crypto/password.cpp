#include "platform/crypto/password.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <new>
#include <stdexcept>

#include <fmt/format.h>
#include <sodium.h>

#include "platform/base/encoding.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sodium.hpp"

namespace chuanpin::crypto {

namespace {

constexpr std::size_t hash_bytes = 32;

bool is_within_limits(std::string_view password) { return password.size() >= password_bytes_min && password.size() <= password_bytes_max; }

/// The number behind `name` ("m=") among the parameters of a hash; 0 where there is none.
std::uint64_t parameter_of(std::string_view hash, std::string_view name) {
    std::uint64_t value = 0;
    if (const auto at = hash.find(name); at != std::string_view::npos)
        std::from_chars(hash.data() + at + name.size(), hash.data() + hash.size(), value);
    return value;
}

std::string random_base64(std::size_t count) {
    std::string bytes(count, '\0');
    system_random().fill(std::as_writable_bytes(std::span(bytes)));
    std::string text = base::to_base64(bytes);
    text.erase(text.find_last_not_of('=') + 1);
    return text;
}

}  // namespace

std::string hash_password(std::string_view password, const password_cost& cost) {
    if (!is_within_limits(password)) throw std::length_error("a password outside the limits cannot be hashed");
    ensure_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool verify_password(std::string_view password, const std::string& hash) {
    ensure_sodium();
    // One too long or too short costs the same as a wrong one.
    const std::string_view tried = is_within_limits(password) ? password : std::string_view("\0\0\0\0\0\0\0\0", password_bytes_min);
    const bool fits = crypto_pwhash_str_verify(hash.c_str(), tried.data(), tried.size()) == 0;
    return fits && is_within_limits(password);
}

bool is_weaker_than(const std::string& hash, const password_cost& cost) {
    constexpr std::string_view algorithm = "$argon2id$v=19$";
    if (!hash.starts_with(algorithm)) return true;
    const auto parameters = std::string_view(hash).substr(algorithm.size() - 1);
    return parameter_of(parameters, "$m=") < cost.memory_bytes / 1024 || parameter_of(parameters, ",t=") < cost.passes;
}

const std::string& dummy_password_hash() {
    // Nobody computed this hash, so nobody knows what it is the hash of; checking against it takes a whole argon2id all the same.
    static const std::string hash = fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", password_cost{}.memory_bytes / 1024,
                                                password_cost{}.passes, random_base64(crypto_pwhash_SALTBYTES), random_base64(hash_bytes));
    return hash;
}

}  // namespace chuanpin::crypto
