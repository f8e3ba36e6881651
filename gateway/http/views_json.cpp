#include "gateway/http/views_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::gateway::http {

namespace {

using json::ordered_value;

ordered_value optional_time(const std::optional<base::instant>& at) {
    return at ? ordered_value(base::to_rfc3339(*at)) : ordered_value(nullptr);
}
template <class T>
ordered_value optional_member(const std::optional<T>& value) {
    return value ? ordered_value(*value) : ordered_value(nullptr);
}

template <class Id>
ordered_value optional_id(const std::optional<Id>& id) {
    return id ? ordered_value(base::to_wire(*id)) : ordered_value(nullptr);
}

ordered_value organisation_document(const domain::organisation& organisation) {
    ordered_value document;
    document["id"] = base::to_wire(organisation.id);
    document["name"] = organisation.name;
    document["kind"] = domain::name_of(organisation.kind);
    document["county_code"] = organisation.county_code;
    document["credit_code"] = optional_member(organisation.credit_code);
    document["superior_id"] = optional_id(organisation.superior);
    document["registered_at"] = base::to_rfc3339(organisation.registered_at);
    document["closed_at"] = optional_time(organisation.closed_at);
    return document;
}

ordered_value account_document(const domain::account& account) {
    ordered_value document;
    document["id"] = base::to_wire(account.id);
    document["login"] = account.login;
    document["display_name"] = account.display_name;
    return document;
}

ordered_value assignment_document(const domain::role_assignment& assignment) {
    ordered_value document;
    document["id"] = base::to_wire(assignment.id);
    document["account_id"] = base::to_wire(assignment.account);
    document["role"] = domain::name_of(assignment.what);
    document["unit_id"] = optional_id(assignment.unit);
    document["valid_from"] = base::to_rfc3339(assignment.valid_from);
    document["valid_to"] = optional_time(assignment.valid_to);
    document["granted_by"] = optional_id(assignment.granted_by);
    document["delegated_from"] = optional_id(assignment.delegated_from);
    document["ended_at"] = optional_time(assignment.ended_at);
    return document;
}

ordered_value unit_document(const domain::unit& unit) {
    ordered_value document;
    document["id"] = base::to_wire(unit.id);
    document["superior_id"] = optional_id(unit.superior);
    document["kind"] = domain::name_of(unit.kind);
    document["name"] = unit.name;
    document["opened_at"] = base::to_rfc3339(unit.opened_at);
    document["closed_at"] = optional_time(unit.closed_at);
    return document;
}

ordered_value account_view_document(const app::account_view& account) {
    auto document = account_document(account.who);
    document["registered_at"] = base::to_rfc3339(account.who.registered_at);
    document["closed_at"] = optional_time(account.who.closed_at);
    document["role_assignments"] = ordered_value::array();
    for (const auto& each : account.assignments) document["role_assignments"].push_back(assignment_document(each));
    return document;
}

ordered_value registration_state_document(const domain::registration& registration) {
    ordered_value document;
    document["id"] = base::to_wire(registration.id);
    document["state"] = domain::name_of(registration.state);
    document["submitted_at"] = base::to_rfc3339(registration.submitted_at);
    document["recommended_at"] = optional_time(registration.recommended_at);
    document["decided_at"] = optional_time(registration.decided_at);
    document["refusal_reason"] = optional_member(registration.refusal_reason);
    return document;
}

ordered_value registration_document(const domain::registration& registration) {
    auto document = registration_state_document(registration);
    document["name"] = registration.name;
    document["kind"] = domain::name_of(registration.kind);
    document["county_code"] = registration.county_code;
    document["credit_code"] = optional_member(registration.credit_code);
    document["identity_card_masked"] = optional_member(registration.identity_card_masked);
    document["login"] = registration.login;
    document["display_name"] = registration.display_name;
    document["recommended_by"] = optional_id(registration.recommended_by);
    document["decided_by"] = optional_id(registration.decided_by);
    document["organisation_id"] = optional_id(registration.organisation);
    return document;
}

ordered_value signed_in_document(const domain::member& member, const base::principal& principal, std::string_view csrf_token) {
    ordered_value document;
    document["csrf_token"] = csrf_token;
    document["account"] = account_document(member.who);
    document["organisation"] = organisation_document(member.of);
    document["roles"] = principal.roles;
    document["unit_id"] = optional_id(principal.unit);
    document["permissions"] = principal.permissions;
    return document;
}

ordered_value session_document(const app::session_view& session) {
    ordered_value document;
    document["id"] = base::to_wire(session.id);
    document["opened_at"] = base::to_rfc3339(session.opened_at);
    document["last_seen_at"] = base::to_rfc3339(session.last_seen_at);
    document["expires_at"] = base::to_rfc3339(session.expires_at);
    document["address"] = session.from.address;
    document["user_agent"] = session.from.user_agent;
    document["current"] = session.is_current;
    return document;
}

ordered_value signature_document(const domain::api_key& key) {
    if (!key.signing) return nullptr;
    const bool has_public_key = key.signing->algorithm == domain::signature_algorithm::ed25519;
    ordered_value document;
    document["algorithm"] = domain::name_of(key.signing->algorithm);
    document["key_id"] = std::string(domain::api_key_prefix) + key.public_id;
    document["public_key"] = has_public_key ? ordered_value(base::to_base64(key.signing->key)) : ordered_value(nullptr);
    return document;
}

ordered_value api_key_document(const domain::api_key& key) {
    ordered_value document;
    document["id"] = base::to_wire(key.id);
    document["public_id"] = key.public_id;
    document["purpose"] = key.purpose;
    document["scopes"] = key.scopes;
    document["allowed_networks"] = key.allowed_networks;
    document["created_by"] = base::to_wire(key.created_by);
    document["created_at"] = base::to_rfc3339(key.created_at);
    document["expires_at"] = base::to_rfc3339(key.expires_at);
    document["last_used_at"] = optional_time(key.last_used_at);
    document["revoked_at"] = optional_time(key.revoked_at);
    document["signature"] = signature_document(key);
    return document;
}

ordered_value endpoint_document(const domain::webhook_endpoint& endpoint) {
    ordered_value document;
    document["id"] = base::to_wire(endpoint.id);
    document["url"] = endpoint.url;
    document["event_types"] = endpoint.event_types;
    document["status"] = domain::name_of(endpoint.status);
    document["disabled_reason"] = optional_member(endpoint.disabled_reason);
    document["created_at"] = base::to_rfc3339(endpoint.created_at);
    return document;
}

ordered_value delivery_document(const app::delivery_view& delivery) {
    ordered_value document;
    document["id"] = base::to_wire(delivery.id);
    document["event_id"] = base::to_wire(delivery.event);
    document["event_type"] = delivery.event_type;
    document["aggregate_id"] = delivery.aggregate_id;
    document["state"] = domain::name_of(delivery.state);
    document["attempts"] = delivery.attempts;
    document["next_attempt_at"] = optional_time(delivery.next_attempt_at);
    document["last_status"] = optional_member(delivery.last_status);
    document["last_fault"] = optional_member(delivery.last_fault);
    document["created_at"] = base::to_rfc3339(delivery.created_at);
    document["finished_at"] = optional_time(delivery.finished_at);
    return document;
}

// What is shown once stands in letters that need no escape, and the stored reply stays free of it.
std::string with_member(std::string object, std::string_view name, std::string_view text) {
    object.pop_back();
    object.append(",\"").append(name).append("\":");
    return text.empty() ? object.append("null}") : object.append("\"").append(text).append("\"}");
}

std::string page(ordered_value data, const std::optional<std::string>& next_cursor) {
    ordered_value document;
    document["data"] = std::move(data);
    document["next_cursor"] = optional_member(next_cursor);
    document["has_more"] = next_cursor.has_value();
    return json::dump(document);
}

}  // namespace

std::string encode_session(const domain::member& member, const base::principal& principal, std::string_view csrf_token) {
    return json::dump(signed_in_document(member, principal, csrf_token));
}

std::string encode_enrolment(const app::enrolment& enrolment) {
    ordered_value document;
    document["secret"] = enrolment.secret;
    document["uri"] = enrolment.uri;
    return json::dump(document);
}

std::string encode_confirmed_factor(const app::confirmed_factor& confirmed, std::string_view csrf_token) {
    auto document = signed_in_document(confirmed.session.member, confirmed.session.principal, csrf_token);
    document["recovery_codes"] = confirmed.recovery_codes;
    return json::dump(document);
}

std::string encode_sessions(const std::vector<app::session_view>& sessions) {
    auto data = ordered_value::array();
    for (const auto& each : sessions) data.push_back(session_document(each));
    return page(std::move(data), std::nullopt);
}

std::string encode_organisation(const domain::organisation& organisation) { return json::dump(organisation_document(organisation)); }

std::string encode_registration(const domain::member& member) {
    auto document = organisation_document(member.of);
    document["account"] = account_view_document({member.who, member.assignments});
    return json::dump(document);
}

std::string encode_registration_state(const domain::registration& registration) {
    return json::dump(registration_state_document(registration));
}

std::string encode_registration_record(const domain::registration& registration) { return json::dump(registration_document(registration)); }

std::string encode_registrations(const std::vector<domain::registration>& registrations, const std::optional<std::string>& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : registrations) data.push_back(registration_document(each));
    return page(std::move(data), next_cursor);
}

std::string encode_unit(const domain::unit& unit) { return json::dump(unit_document(unit)); }

std::string encode_units(const std::vector<domain::unit>& units, const std::optional<std::string>& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : units) data.push_back(unit_document(each));
    return page(std::move(data), next_cursor);
}

std::string encode_account(const app::account_view& account) { return json::dump(account_view_document(account)); }

std::string encode_accounts(const std::vector<app::account_view>& accounts, const std::optional<std::string>& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : accounts) data.push_back(account_view_document(each));
    return page(std::move(data), next_cursor);
}

std::string encode_organisations(const std::vector<domain::organisation>& organisations, const std::optional<std::string>& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : organisations) data.push_back(organisation_document(each));
    return page(std::move(data), next_cursor);
}

std::string encode_assignment(const domain::role_assignment& assignment) { return json::dump(assignment_document(assignment)); }

std::string encode_endpoint(const domain::webhook_endpoint& endpoint) { return json::dump(endpoint_document(endpoint)); }

std::string with_secret(std::string endpoint, std::string_view secret) { return with_member(std::move(endpoint), "secret", secret); }

std::string encode_api_key(const domain::api_key& key) { return json::dump(api_key_document(key)); }

std::string with_secrets(std::string key, std::string_view text, std::string_view signing_secret) {
    return with_member(with_member(std::move(key), "key", text), "signing_secret", signing_secret);
}

std::string encode_api_keys(const std::vector<domain::api_key>& keys) {
    auto data = ordered_value::array();
    for (const auto& each : keys) data.push_back(api_key_document(each));
    return page(std::move(data), std::nullopt);
}

std::string encode_endpoints(const std::vector<domain::webhook_endpoint>& endpoints) {
    auto data = ordered_value::array();
    for (const auto& each : endpoints) data.push_back(endpoint_document(each));
    return page(std::move(data), std::nullopt);
}

std::string encode_deliveries(const std::vector<app::delivery_view>& deliveries, const std::optional<std::string>& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : deliveries) data.push_back(delivery_document(each));
    return page(std::move(data), next_cursor);
}

}  // namespace chuanpin::gateway::http
