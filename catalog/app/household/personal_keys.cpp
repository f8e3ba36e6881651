#include "catalog/app/household/personal_keys.hpp"

#include <stdexcept>

namespace chuanpin::catalog::app {
namespace {

std::string index_of(const crypto::digest& key, std::string_view text) {
    return std::string(crypto::as_text(crypto::hmac_sha256(crypto::as_text(key), text)));
}

std::vector<crypto::digest> sealing_keys(std::span<const std::string> secrets) {
    std::vector<crypto::digest> keys;
    for (const auto& each : secrets) keys.push_back(crypto::hmac_sha256(each, "catalog personal data 1"));
    return keys;
}

}  // namespace

personal_keys::personal_keys(std::span<const std::string> secrets)
    : box_(sealing_keys(secrets)), index_key_(crypto::hmac_sha256(secrets.back(), "catalog personal data index 1")) {}

sealed_person personal_keys::seal(const person& who, base::random_source& random) const {
    return {.identity_index = identity_index_of(who.identity_number),
            .person_index = index_of(index_key_, who.identity_number + " " + who.name),
            .identity_sealed = box_.seal(who.identity_number, random),
            .name_sealed = box_.seal(who.name, random)};
}

person personal_keys::open(const sealed_person& sealed) const {
    if (sealed.name_sealed.empty()) return {};
    return {open_text(sealed.name_sealed), open_text(sealed.identity_sealed)};
}

std::string personal_keys::identity_index_of(std::string_view identity_number) const { return index_of(index_key_, identity_number); }

std::string personal_keys::open_text(std::string_view sealed) const {
    auto text = box_.open(sealed);
    if (!text) throw std::runtime_error("personal data was sealed with a key that [catalog] personal_data_key_file does not hold");
    return *std::move(text);
}

}  // namespace chuanpin::catalog::app
