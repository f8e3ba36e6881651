#include "catalog/app/household/personal_keys.hpp"

#include <stdexcept>

namespace chuanpin::catalog::app {
namespace {

std::string index_of(const crypto::digest& key, std::string_view text) {
    return std::string(crypto::as_text(crypto::hmac_sha256(crypto::as_text(key), text)));
}

}  // namespace

personal_keys::personal_keys(std::string_view secret)
    : box_({crypto::hmac_sha256(secret, "catalog personal data 1")}),
      index_key_(crypto::hmac_sha256(secret, "catalog personal data index 1")) {}

sealed_person personal_keys::seal(const person& who, base::random_source& random) const {
    return {.identity_index = index_of(index_key_, who.identity_number),
            .person_index = index_of(index_key_, who.identity_number + " " + who.name),
            .identity_sealed = box_.seal(who.identity_number, random),
            .name_sealed = box_.seal(who.name, random)};
}

person personal_keys::open(const sealed_person& sealed) const {
    auto name = box_.open(sealed.name_sealed);
    auto number = box_.open(sealed.identity_sealed);
    if (!name || !number) throw std::runtime_error("personal data was sealed with another key than [catalog] personal_data_key_file");
    return {*std::move(name), *std::move(number)};
}

}  // namespace chuanpin::catalog::app
