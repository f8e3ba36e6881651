#include "catalog/app/label/label_keys.hpp"

#include <algorithm>
#include <stdexcept>

namespace chuanpin::catalog::app {

namespace {

domain::label_code code_by(const crypto::digest& key, std::int64_t range_number, std::int64_t serial) {
    const auto what = std::to_string(range_number) + ":" + std::to_string(serial);
    const auto digest = crypto::hmac_sha256(crypto::as_text(key), what);
    std::array<std::byte, domain::label_tag_bytes> cut{};
    std::copy_n(digest.begin(), cut.size(), cut.begin());
    return {.range_number = range_number, .serial = serial, .tag = domain::to_label_tag(cut)};
}

}  // namespace

label_keys::label_keys(std::span<const std::string> secrets) {
    if (secrets.empty()) throw std::logic_error("labels need a key");
    for (const auto& each : secrets) keys_.push_back(crypto::hmac_sha256(each, "catalog pack labels 1"));
}

domain::label_code label_keys::code_of(std::int64_t range_number, std::int64_t serial) const {
    return code_by(keys_.front(), range_number, serial);
}

bool label_keys::is_genuine(const domain::label_code& code) const {
    bool genuine = false;
    for (const auto& key : keys_) genuine |= crypto::equal_in_constant_time(code_by(key, code.range_number, code.serial).tag, code.tag);
    return genuine;
}

}  // namespace chuanpin::catalog::app
