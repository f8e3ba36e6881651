#include "platform/http/derived_keys.hpp"

namespace chuanpin::http {

std::vector<crypto::digest> derive_keys(const principal_keys& keys, std::string_view purpose) {
    std::vector<crypto::digest> derived{crypto::hmac_sha256(keys.current, purpose)};
    if (!keys.previous.empty()) derived.push_back(crypto::hmac_sha256(keys.previous, purpose));
    return derived;
}

}  // namespace chuanpin::http
