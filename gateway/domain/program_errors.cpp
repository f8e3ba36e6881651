// The part of errors.hpp about API keys and the signatures of requests.
#include <fmt/format.h>

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::domain::errors {

namespace {

using base::error_kind;

constexpr base::error_definition api_key_wrong_row{"api-key-wrong", error_kind::unauthenticated, "API 密钥无效", "The API key is wrong"};
constexpr base::error_definition api_key_in_query_row{"api-key-in-query", error_kind::invalid_input, "密钥不得出现在网址中",
                                                      "An API key in the query"};
constexpr base::error_definition address_not_allowed_row{"address-not-allowed", error_kind::forbidden, "该密钥不允许从此地址使用",
                                                         "The API key may not be used from this address"};
constexpr base::error_definition session_required_row{"session-required", error_kind::forbidden, "须由登录用户操作",
                                                      "Only somebody who signed in may do this"};
constexpr base::error_definition scope_not_grantable_row{"scope-not-grantable", error_kind::unprocessable, "不能授予该权限",
                                                         "The scope cannot be granted"};
constexpr base::error_definition api_key_life_invalid_row{"api-key-life-invalid", error_kind::unprocessable, "密钥有效期不正确",
                                                          "The API key's end is invalid"};
constexpr base::error_definition api_keys_too_many_row{"api-keys-too-many", error_kind::unprocessable, "API 密钥过多", "Too many API keys"};
constexpr base::error_definition api_key_not_found_row{"api-key-not-found", error_kind::not_found, "没有这个 API 密钥", "No such API key"};
constexpr base::error_definition public_key_refused_row{"public-key-refused", error_kind::unprocessable, "公钥无效",
                                                        "The public key is refused"};
constexpr base::error_definition signature_malformed_row{"signature-malformed", error_kind::invalid_input, "签名字段格式错误",
                                                         "The signature's fields cannot be read"};
constexpr base::error_definition signature_not_single_row{"signature-not-single", error_kind::unauthenticated, "须恰有一个 partner-v1 签名",
                                                          "There must be exactly one signature with the tag partner-v1"};
constexpr base::error_definition signature_parameter_invalid_row{
    "signature-parameter-invalid", error_kind::invalid_input, "签名参数缺失或无效", "A parameter of the signature is missing or invalid"};
constexpr base::error_definition signature_algorithm_unsupported_row{"signature-algorithm-unsupported", error_kind::invalid_input,
                                                                     "不支持的签名算法", "The signature's algorithm is not taken"};
constexpr base::error_definition signature_missing_component_row{"signature-missing-component", error_kind::unauthenticated,
                                                                 "签名未覆盖必需的内容", "The signature does not cover what it must"};
constexpr base::error_definition signature_component_absent_row{"signature-component-absent", error_kind::invalid_input,
                                                                "签名覆盖了请求中没有的内容",
                                                                "The signature covers what the request does not have"};
constexpr base::error_definition signature_not_current_row{"signature-not-current", error_kind::unauthenticated,
                                                           "签名时间与当前时间相差过大", "The signature was not made now"};
constexpr base::error_definition signature_life_invalid_row{"signature-life-invalid", error_kind::unauthenticated, "签名有效期不正确",
                                                            "The signature's life is invalid"};
constexpr base::error_definition signature_expired_row{"signature-expired", error_kind::unauthenticated, "签名已过期",
                                                       "The signature has expired"};
constexpr base::error_definition signature_wrong_row{"signature-wrong", error_kind::unauthenticated, "签名无效", "The signature is wrong"};
constexpr base::error_definition digest_malformed_row{"digest-malformed", error_kind::invalid_input, "内容摘要格式错误",
                                                      "The content digest cannot be read"};
constexpr base::error_definition digest_wrong_row{"digest-wrong", error_kind::unauthenticated, "内容摘要与请求内容不符",
                                                  "The content digest is not of this content"};
constexpr base::error_definition nonce_used_row{"nonce-used", error_kind::unauthenticated, "随机数已使用过", "The nonce was used before"};

constexpr base::error_definition rows[] = {api_key_wrong_row,
                                           api_key_in_query_row,
                                           address_not_allowed_row,
                                           session_required_row,
                                           scope_not_grantable_row,
                                           api_key_life_invalid_row,
                                           api_keys_too_many_row,
                                           api_key_not_found_row,
                                           public_key_refused_row,
                                           signature_malformed_row,
                                           signature_not_single_row,
                                           signature_parameter_invalid_row,
                                           signature_algorithm_unsupported_row,
                                           signature_missing_component_row,
                                           signature_component_absent_row,
                                           signature_not_current_row,
                                           signature_life_invalid_row,
                                           signature_expired_row,
                                           signature_wrong_row,
                                           digest_malformed_row,
                                           digest_wrong_row,
                                           nonce_used_row};

}  // namespace

std::span<const base::error_definition> of_programs() { return rows; }

base::error api_key_wrong() { return base::make_error(api_key_wrong_row, "No live key has this text."); }

base::error api_key_in_query() {
    return base::make_error(api_key_in_query_row, "Send it as Authorization: Bearer; revoke this one, for its text may have been read.");
}

base::error address_not_allowed() { return base::make_error(address_not_allowed_row, "The key's list of networks does not have it."); }

base::error session_required() { return base::make_error(session_required_row, "Sign in; an API key does not do."); }

base::error scope_not_grantable(std::string_view scope) {
    return base::make_error(scope_not_grantable_row, fmt::format("'{}' is nothing that you may do and a key may have.", scope));
}

base::error api_key_life_invalid() { return base::make_error(api_key_life_invalid_row, "A key ends in the future, within 365 days."); }

base::error api_keys_too_many(std::size_t limit) {
    return base::make_error(api_keys_too_many_row, fmt::format("An organisation may have {} live keys.", limit));
}

base::error api_keys_of_purpose_too_many(std::size_t limit) {
    return base::make_error(api_keys_too_many_row, fmt::format("{} live keys may have one purpose; revoke the old one.", limit));
}

base::error api_key_not_found(const api_key_id& id) {
    return base::make_error(api_key_not_found_row, fmt::format("Your organisation has no live key {}.", base::to_wire(id)));
}

base::error public_key_refused() {
    return base::make_error(public_key_refused_row, "It is the 32 bytes of an ed25519 key, a point of the main subgroup.");
}

base::error signature_malformed(std::string_view field) {
    return base::make_error(
        signature_malformed_row,
        fmt::format("{} must be a dictionary of structured fields (RFC 9421 section 4): at most 4096 bytes, 4 labels and"
                    " 16 components without parameters, and nothing twice.",
                    field));
}

base::error signature_not_single() {
    return base::make_error(signature_not_single_row, "One label of Signature-Input has ;tag=\"partner-v1\".");
}

base::error signature_parameter_invalid(std::string_view name) {
    return base::make_error(
        signature_parameter_invalid_row,
        fmt::format("{}: created and expires are seconds, nonce has 16 to 64 characters, keyid is pk_live_ and the key's"
                    " public id, alg is stated.",
                    name));
}

base::error signature_algorithm_unsupported() {
    return base::make_error(signature_algorithm_unsupported_row, "hmac-sha256 and ed25519 are taken.");
}

base::error signature_missing_component(std::string_view name) {
    return base::make_error(signature_missing_component_row, fmt::format("{} must be covered.", name));
}

base::error signature_component_absent(std::string_view name) {
    return base::make_error(signature_component_absent_row, fmt::format("{} is covered, but has no value here.", name));
}

base::error signature_not_current() { return base::make_error(signature_not_current_row, "created is within 300 seconds of now."); }

base::error signature_life_invalid() {
    return base::make_error(signature_life_invalid_row, "expires is after created, by at most 300 seconds.");
}

base::error signature_expired() { return base::make_error(signature_expired_row, "expires is over; sign the request anew."); }

base::error signature_wrong() { return base::make_error(signature_wrong_row, "No live key of this algorithm made it over this request."); }

base::error digest_malformed() { return base::make_error(digest_malformed_row, "Content-Digest is sha-256=:base64: (RFC 9530)."); }

base::error digest_wrong() { return base::make_error(digest_wrong_row, "It is over other bytes than the request's body."); }

base::error nonce_used() { return base::make_error(nonce_used_row, "Each request has a nonce of its own, a repeated one too."); }

}  // namespace chuanpin::gateway::domain::errors
