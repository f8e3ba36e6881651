#include "gateway/app/authenticate_signature.hpp"

#include <algorithm>
#include <span>

#include "gateway/app/note_api_key_use.hpp"
#include "gateway/domain/errors.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::gateway::app {

namespace {

namespace errors = domain::errors;

template <std::size_t size>
std::array<std::byte, size> bytes_of(std::string_view text) {
    std::array<std::byte, size> bytes{};
    std::ranges::copy(std::as_bytes(std::span(text.substr(0, size))), bytes.begin());
    return bytes;
}

bool verifies_ed25519(std::string_view value, std::string_view base, std::string_view public_key) {
    constexpr std::size_t value_bytes = 64;
    const bool right = crypto::verify_ed25519(bytes_of<32>(public_key), base, bytes_of<value_bytes>(value));
    return right && value.size() == value_bytes;
}

base::result<void> check_content(const domain::signed_message& message) {
    if (!message.has_field("content-digest")) return {};  // there is no body, or the coverage would have been refused
    const auto field = domain::component_value(message, "content-digest");
    const auto named = domain::read_content_digest(field.value_or(std::string()));
    if (!named) return base::refusal(named.error());
    const auto digest = crypto::sha256(message.body);
    if (!crypto::equal_in_constant_time(crypto::as_text(digest), *named)) return base::refusal(errors::digest_wrong());
    return {};
}

base::result<domain::request_signature> read_signature(const domain::signed_message& message, base::instant now) {
    const auto input = domain::component_value(message, "signature-input");
    const auto value = domain::component_value(message, "signature");
    auto signature = domain::read_request_signature(input.value_or(std::string()), value.value_or(std::string()));
    if (!signature) return signature;
    if (auto covered = domain::check_coverage(signature->input, message); !covered) return base::refusal(std::move(covered.error()));
    if (auto timely = domain::check_times(*signature, now); !timely) return base::refusal(std::move(timely.error()));
    return signature;
}

/// What an unknown key's signature is checked with, so that it costs the same. That it holds counts for nothing.
const std::string& nobodys_key() {
    static const auto key = crypto::public_key_of({});
    static const std::string text(base::as_text(key));
    return text;
}

}  // namespace

bool verifies(const domain::request_signature& signature, std::string_view signature_base, std::string_view key) {
    if (signature.algorithm == domain::signature_algorithm::ed25519) return verifies_ed25519(signature.value, signature_base, key);
    return crypto::equal_in_constant_time(crypto::as_text(crypto::hmac_sha256(key, signature_base)), signature.value);
}

base::task<base::result<authenticated_api_key>> authenticate_signature::operator()(const base::call_context& context,
                                                                                   const domain::signed_message& message) {
    const auto signature = read_signature(message, context.now);
    if (!signature) co_return base::refusal(signature.error());
    auto signature_base = domain::build_signature_base(message, signature->input);
    if (!signature_base) co_return base::refusal(errors::signature_component_absent(signature_base.error()));
    auto known = co_await verify(context, *signature, *std::move(signature_base));
    if (!known) co_return base::refusal(std::move(known.error()));
    // Only for who can sign: a stranger makes nobody hash a large body, and uses up no nonce.
    if (auto content = check_content(message); !content) co_return base::refusal(std::move(content.error()));
    if (auto first = co_await claim_nonce(context, known->key.id, *signature); !first) co_return base::refusal(std::move(first.error()));
    if (auto noted = co_await note_api_key_use(database_, random_, context, known->key); !noted)
        co_return base::refusal(std::move(noted.error()));
    auto principal = domain::principal_of(known->key, std::move(known->organisation_kind));
    co_return authenticated_api_key{std::move(known->key), std::move(principal)};
}

base::task<base::result<known_api_key>> authenticate_signature::verify(const base::call_context& context,
                                                                       const domain::request_signature& signature,
                                                                       std::string signature_base) {
    std::optional<known_api_key> found;
    bool right = false;
    // Checked on the database's thread, which has the key in its hands: a tenth of a millisecond, which anybody may ask for, is too much
    // for the I/O thread.
    const auto read = co_await database_.read(context, [&](api_key_transaction& transaction) -> base::result<void> {
        found = transaction.find_api_key(signature.key_public_id);
        const auto key = found ? open(found->key, signature.algorithm, context.now) : std::nullopt;
        right = verifies(signature, signature_base, key ? *key : nobodys_key()) && key.has_value();
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    if (!right) co_return base::refusal(errors::signature_wrong());
    co_return *std::move(found);
}

std::optional<std::string> authenticate_signature::open(const domain::api_key& key, domain::signature_algorithm algorithm,
                                                        base::instant at) const {
    if (!key.signing || key.signing->algorithm != algorithm || !domain::is_live(key, at)) return std::nullopt;
    return algorithm == domain::signature_algorithm::ed25519 ? key.signing->key : box_.open(key.signing->key);
}

base::task<base::result<void>> authenticate_signature::claim_nonce(const base::call_context& context, const domain::api_key_id& key,
                                                                   const domain::request_signature& signature) {
    std::string hash(crypto::as_text(crypto::sha256(signature.nonce)));
    const auto first = co_await nonces_.claim(context, key, std::move(hash), signature.expires + domain::nonce_slack);
    if (!first) co_return base::refusal(first.error());
    if (!*first) co_return base::refusal(errors::nonce_used());
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
