#include "catalog/app/label/label_keys.hpp"

#include <algorithm>

namespace chuanpin::catalog::app {

label_keys::label_keys(std::string_view secret) : key_(crypto::hmac_sha256(secret, "catalog pack labels 1")) {}

domain::label_code label_keys::code_of(std::int64_t range_number, std::int64_t serial) const {
    const auto what = std::to_string(range_number) + ":" + std::to_string(serial);
    const auto digest = crypto::hmac_sha256(crypto::as_text(key_), what);
    std::array<std::byte, domain::label_tag_bytes> cut{};
    std::copy_n(digest.begin(), cut.size(), cut.begin());
    return {.range_number = range_number, .serial = serial, .tag = domain::to_label_tag(cut)};
}

bool label_keys::is_genuine(const domain::label_code& code) const {
    return crypto::equal_in_constant_time(code_of(code.range_number, code.serial).tag, code.tag);
}

}  // namespace chuanpin::catalog::app
