#include "catalog/app/household/personal_keys.hpp"

#include <stdexcept>
#include <utility>

namespace chuanpin::catalog::app {
namespace {

std::string index_of(const crypto::digest& key, std::string_view text) {
    return std::string(crypto::as_text(crypto::hmac_sha256(crypto::as_text(key), text)));
}

std::vector<crypto::digest> keys_of(std::span<const std::string> secrets, std::string_view use) {
    std::vector<crypto::digest> keys;
    for (const auto& each : secrets) keys.push_back(crypto::hmac_sha256(each, use));
    return keys;
}

}  // namespace

personal_keys::personal_keys(std::span<const std::string> secrets)
    : box_(keys_of(secrets, "catalog personal data 1")), index_keys_(keys_of(secrets, "catalog personal data index 1")) {}

sealed_person personal_keys::seal(const person& who, base::random_source& random) const {
    auto hashes = hashes_of(who);
    return {.identity_index = std::move(hashes.identity),
            .person_index = std::move(hashes.person),
            .identity_sealed = box_.seal(who.identity_number, random),
            .name_sealed = box_.seal(who.name, random),
            .hash_key = std::move(hashes.key),
            .previous_identity_index = std::move(hashes.previous_identity),
            .previous_person_index = std::move(hashes.previous_person)};
}

person personal_keys::open(const sealed_person& sealed) const {
    if (sealed.name_sealed.empty()) return {};
    return {open_text(sealed.name_sealed), open_text(sealed.identity_sealed)};
}

std::vector<std::string> personal_keys::identity_indexes_of(std::string_view identity_number) const {
    std::vector<std::string> indexes;
    for (const auto& key : index_keys_) indexes.push_back(index_of(key, identity_number));
    return indexes;
}

std::vector<person_index> personal_keys::indexes_of(const person& who) const {
    std::vector<person_index> indexes;
    const auto both = who.identity_number + " " + who.name;
    for (const auto& key : index_keys_) indexes.push_back({index_of(key, who.identity_number), index_of(key, both)});
    return indexes;
}

person_hashes personal_keys::hashes_of(const person& who) const {
    auto indexes = indexes_of(who);
    person_hashes hashes{
        .key = box_.headers().front(), .identity = std::move(indexes.front().identity), .person = std::move(indexes.front().person)};
    if (!has_previous()) return hashes;
    hashes.previous_identity = std::move(indexes.back().identity);
    hashes.previous_person = std::move(indexes.back().person);
    return hashes;
}

bool personal_keys::is_current(const person_hashes& hashes) const {
    return hashes.key == box_.headers().front() && hashes.previous_identity.has_value() == has_previous();
}

std::string personal_keys::open_text(std::string_view sealed) const {
    auto text = box_.open(sealed);
    if (!text) throw std::runtime_error("personal data was sealed with a key that [catalog] personal_data_key_file does not hold");
    return *std::move(text);
}

}  // namespace chuanpin::catalog::app
