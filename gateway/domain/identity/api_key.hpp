// API keys: how partners' programs call us. A key belongs to an organisation and may what its scopes say, nothing else.
//
// A key is a bearer, whose text goes along with each request, or it signs the requests (domain/signing) and is never sent. A bearer's text:
//
//   pk_live_  ab12CD34ef56  _  43 characters of secret  6 characters of check
//             the public id    base 62, 256 bits        CRC-32 of all before it, base 62
//
// The check finds typing errors, and lets scanners of source code tell a key from other text, before any store is asked.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/ids.hpp"
#include "gateway/domain/signing/signature_algorithm.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::string_view api_key_prefix = "pk_live_";
inline constexpr std::size_t api_key_public_id_length = 12;
inline constexpr std::size_t api_key_secret_length = 43;
inline constexpr std::size_t api_key_check_length = 6;
inline constexpr std::size_t api_key_length = 8 + api_key_public_id_length + 1 + api_key_secret_length + api_key_check_length;
inline constexpr std::size_t api_key_public_id_bytes = 8;  ///< of randomness
inline constexpr std::size_t api_key_secret_bytes = 32;    ///< of randomness

inline constexpr std::chrono::days api_key_life_max{365};
inline constexpr std::size_t live_keys_per_purpose_max = 2;  ///< the old one and the new one while they are rotated
inline constexpr std::size_t live_keys_per_organisation_max = 50;
inline constexpr std::size_t api_key_purpose_length_max = 60;  ///< code points
inline constexpr std::size_t api_key_scopes_max = 50;
inline constexpr std::size_t api_key_networks_max = 20;
inline constexpr std::size_t network_bytes_max = 49;  ///< the longest IPv6 address with "/128"
/// How often at most it is written down when a key was used.
inline constexpr std::chrono::minutes api_key_use_interval{1};

/// With what the signatures of a key are checked.
struct signing_means {
    signature_algorithm algorithm{};
    std::string key;  ///< ed25519: the public key, 32 bytes; hmac-sha256: the shared secret, sealed
};

struct api_key {
    api_key_id id{};
    std::string public_id;    ///< the part of the text that may be known
    std::string secret_hash;  ///< SHA-256 of a bearer's secret, 32 bytes; empty where the key signs
    base::organisation_id organisation{};
    base::account_id created_by{};
    std::string purpose;                        ///< "订单同步 order sync"; two live keys may have the same
    std::vector<std::string> scopes{};          ///< permissions, sorted
    std::vector<std::string> allowed_networks;  ///< empty: from anywhere
    base::instant created_at{};
    base::instant expires_at{};
    std::optional<base::instant> last_used_at{};
    std::optional<base::instant> revoked_at{};
    std::optional<signing_means> signing{};  ///< empty where the key is a bearer
};

/// The public id and the secret of a key's text.
struct api_key_parts {
    std::string_view public_id;
    std::string_view secret;
};

/// `digits` characters of 0–9, A–Z, a–z for the big-endian number `bytes`, with leading zeros. It must fit (std::logic_error).
[[nodiscard]] std::string to_base62(std::string_view bytes, std::size_t digits);
/// ISO-HDLC, as in zlib and Ethernet.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

[[nodiscard]] std::string text_of_api_key(std::string_view public_id, std::string_view secret);
/// nullopt for what cannot be a key: another length, another character, a wrong check.
[[nodiscard]] std::optional<api_key_parts> parse_api_key(std::string_view text);

/// Whether a key may have the permission at all: making keys is for people, and so are accounts and their roles, which
/// nobody may give himself through a key of his own.
[[nodiscard]] bool is_grantable(std::string_view permission);

[[nodiscard]] bool is_live(const api_key& key, base::instant at);

/// An address, or an address and the bits that count: "192.0.2.7", "192.0.2.0/24", "2001:db8::/32".
[[nodiscard]] bool is_network(std::string_view text);
/// Whether the key may be used from there. An IPv4 address inside an IPv6 one counts as the IPv4 address.
[[nodiscard]] bool admits_address(std::span<const std::string> networks, std::string_view address);

/// Who a request with this key comes from: the key itself acts, under its own id, for its organisation.
[[nodiscard]] base::principal principal_of(const api_key& key, std::string organisation_kind);

}  // namespace chuanpin::gateway::domain
