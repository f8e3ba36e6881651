// What we ask of a signature before any key is looked at: that it is ours, whole, of now, and over everything that bears meaning.
//
// One signature of the request has the tag "partner-v1"; signatures with other tags are somebody else's business and not looked at,
// as long as they can be read. Limits after RFC 9421 §7.2.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "gateway/domain/signing/signature_algorithm.hpp"
#include "gateway/domain/signing/signature_base.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::string_view partner_signature_tag = "partner-v1";
/// How far "created" may be from now, either way.
inline constexpr std::chrono::seconds signature_created_tolerance{300};
/// From "created" to "expires".
inline constexpr std::chrono::seconds signature_life_max{300};
inline constexpr std::size_t nonce_length_min = 16;
inline constexpr std::size_t nonce_length_max = 64;
/// How long after its end a signature's nonce is still remembered: as long as the clocks of two of our processes may differ.
inline constexpr std::chrono::seconds nonce_slack{300};

struct request_signature {
    signature_input input;
    std::string value{};          ///< the signature's bytes
    std::string key_public_id{};  ///< of keyid, without "pk_live_"
    signature_algorithm algorithm{};
    std::string nonce{};
    base::instant created{};
    base::instant expires{};
};

/// From Signature-Input and Signature. Errors: signature-malformed, signature-not-single, signature-parameter-invalid,
/// signature-algorithm-unsupported.
[[nodiscard]] base::result<request_signature> read_request_signature(std::string_view input_field, std::string_view signature_field);

/// Always @method, @authority, @path and @query; content-digest and content-type where there is a body; and each of content-digest,
/// content-type, idempotency-key, if-match and if-none-match that the request has. Errors: signature-missing-component.
[[nodiscard]] base::result<void> check_coverage(const signature_input& input, const signed_message& message);

/// Errors: signature-not-current (created too far from now), signature-life-invalid, signature-expired.
[[nodiscard]] base::result<void> check_times(const request_signature& signature, base::instant now);

/// The SHA-256 that Content-Digest names, 32 bytes; digests of other algorithms beside it are not looked at (RFC 9530 §2).
/// Errors: digest-malformed, also where there is none.
[[nodiscard]] base::result<std::string> read_content_digest(std::string_view field);

}  // namespace chuanpin::gateway::domain
