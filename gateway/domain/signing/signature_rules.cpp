#include "gateway/domain/signing/signature_rules.hpp"

#include <algorithm>
#include <array>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/api_key.hpp"

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array<std::string_view, 4> always_covered = {"@method", "@authority", "@path", "@query"};
constexpr std::array<std::string_view, 2> covered_with_body = {"content-digest", "content-type"};
/// What changes the meaning of a request: fields that our handlers decide by.
constexpr std::array<std::string_view, 5> covered_where_present = {"content-digest", "content-type", "idempotency-key", "if-match",
                                                                   "if-none-match"};
constexpr std::size_t sha256_bytes = 32;

const bare_item* find_parameter(const signature_input& input, std::string_view name, bare_item_kind kind) {
    const auto found = std::ranges::find(input.parameters, name, &std::pair<std::string, bare_item>::first);
    return found != input.parameters.end() && found->second.kind == kind ? &found->second : nullptr;
}

bool is_ours(const signature_input& input) {
    const auto* tag = find_parameter(input, "tag", bare_item_kind::text);
    return tag != nullptr && tag->text == partner_signature_tag;
}

std::optional<std::string> read_key_id(const signature_input& input) {
    const auto* key = find_parameter(input, "keyid", bare_item_kind::text);
    if (key == nullptr || !key->text.starts_with(api_key_prefix)) return std::nullopt;
    auto public_id = key->text.substr(api_key_prefix.size());
    if (public_id.size() != api_key_public_id_length) return std::nullopt;
    return public_id;
}

std::optional<base::instant> read_moment(const signature_input& input, std::string_view name) {
    // More than fits a time of the calendar is no time: 9999-12-31T23:59:59Z.
    constexpr std::int64_t last_moment_s = 253'402'300'799;
    const auto* moment = find_parameter(input, name, bare_item_kind::integer);
    if (moment == nullptr || moment->number < 0 || moment->number > last_moment_s) return std::nullopt;
    return base::instant(std::chrono::seconds(moment->number));
}

base::result<void> read_parameters(request_signature& into) {
    const auto created = read_moment(into.input, "created");
    if (!created) return base::refusal(errors::signature_parameter_invalid("created"));
    const auto expires = read_moment(into.input, "expires");
    if (!expires) return base::refusal(errors::signature_parameter_invalid("expires"));
    const auto* nonce = find_parameter(into.input, "nonce", bare_item_kind::text);
    if (nonce == nullptr || nonce->text.size() < nonce_length_min || nonce->text.size() > nonce_length_max)
        return base::refusal(errors::signature_parameter_invalid("nonce"));
    auto key = read_key_id(into.input);
    if (!key) return base::refusal(errors::signature_parameter_invalid("keyid"));
    const auto* name = find_parameter(into.input, "alg", bare_item_kind::text);
    if (name == nullptr) return base::refusal(errors::signature_parameter_invalid("alg"));
    const auto algorithm = parse_signature_algorithm(name->text);
    if (!algorithm) return base::refusal(errors::signature_algorithm_unsupported());
    into.created = *created;
    into.expires = *expires;
    into.nonce = nonce->text;
    into.key_public_id = *std::move(key);
    into.algorithm = *algorithm;
    return {};
}

}  // namespace

base::result<request_signature> read_request_signature(std::string_view input_field, std::string_view signature_field) {
    auto inputs = parse_signature_inputs(input_field);
    if (!inputs) return base::refusal(errors::signature_malformed("Signature-Input"));
    auto signatures = parse_byte_dictionary(signature_field);
    if (!signatures) return base::refusal(errors::signature_malformed("Signature"));
    if (std::ranges::count_if(*inputs, is_ours) != 1) return base::refusal(errors::signature_not_single());
    request_signature read{std::move(*std::ranges::find_if(*inputs, is_ours))};
    const auto value = std::ranges::find(*signatures, read.input.label, &labelled_bytes::label);
    if (value == signatures->end()) return base::refusal(errors::signature_malformed("Signature"));
    read.value = std::move(value->bytes);
    if (auto parameters = read_parameters(read); !parameters) return base::refusal(std::move(parameters.error()));
    return read;
}

base::result<void> check_coverage(const signature_input& input, const signed_message& message) {
    const auto covers = [&](std::string_view name) { return std::ranges::find(input.components, name) != input.components.end(); };
    for (const auto name : always_covered) {
        if (!covers(name)) return base::refusal(errors::signature_missing_component(name));
    }
    for (const auto name : covered_with_body) {
        if (!message.body.empty() && !covers(name)) return base::refusal(errors::signature_missing_component(name));
    }
    for (const auto name : covered_where_present) {
        if (message.has_field(name) && !covers(name)) return base::refusal(errors::signature_missing_component(name));
    }
    return {};
}

base::result<void> check_times(const request_signature& signature, base::instant now) {
    if (signature.created < now - signature_created_tolerance || signature.created > now + signature_created_tolerance)
        return base::refusal(errors::signature_not_current());
    if (signature.expires <= signature.created || signature.expires > signature.created + signature_life_max)
        return base::refusal(errors::signature_life_invalid());
    if (signature.expires <= now) return base::refusal(errors::signature_expired());
    return {};
}

base::result<std::string> read_content_digest(std::string_view field) {
    auto digests = parse_byte_dictionary(field);
    if (!digests) return base::refusal(errors::digest_malformed());
    const auto found = std::ranges::find(*digests, "sha-256", &labelled_bytes::label);
    if (found == digests->end() || found->bytes.size() != sha256_bytes) return base::refusal(errors::digest_malformed());
    return std::move(found->bytes);
}

}  // namespace chuanpin::gateway::domain
