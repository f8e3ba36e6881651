#include "gateway/domain/signing/signature_algorithm.hpp"

namespace chuanpin::gateway::domain {

std::string_view name_of(signature_algorithm algorithm) {
    switch (algorithm) {
        case signature_algorithm::hmac_sha256:
            return "hmac-sha256";
        case signature_algorithm::ed25519:
            return "ed25519";
    }
    return {};
}

std::optional<signature_algorithm> parse_signature_algorithm(std::string_view name) {
    for (const auto each : {signature_algorithm::hmac_sha256, signature_algorithm::ed25519}) {
        if (name == name_of(each)) return each;
    }
    return std::nullopt;
}

}  // namespace chuanpin::gateway::domain
