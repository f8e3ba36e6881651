#include "gateway/store/journal_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::gateway::store {

namespace {

template <class Id>
json::ordered_value optional_id(const std::optional<Id>& id) {
    return id ? json::ordered_value(base::to_wire(*id)) : json::ordered_value(nullptr);
}

}  // namespace

std::string organisation_data(const domain::organisation& organisation) {
    json::ordered_value data;
    data["organisation_id"] = base::to_wire(organisation.id);
    data["name"] = organisation.name;
    data["kind"] = domain::name_of(organisation.kind);
    data["county_code"] = organisation.county_code;
    data["superior_id"] = optional_id(organisation.superior);
    if (organisation.credit_code) data["credit_code"] = *organisation.credit_code;
    if (organisation.contact_stated_at) {
        auto& contact = data["contact"];
        contact["stated_at"] = base::to_rfc3339(*organisation.contact_stated_at);
        contact["sealed"] =
            organisation.contact_sealed ? json::ordered_value(base::to_base64(*organisation.contact_sealed)) : json::ordered_value(nullptr);
    }
    return json::dump(data);
}

std::string unit_data(const domain::unit& unit) {
    json::ordered_value data;
    data["unit_id"] = base::to_wire(unit.id);
    data["organisation_id"] = base::to_wire(unit.organisation);
    data["superior_id"] = optional_id(unit.superior);
    data["kind"] = domain::name_of(unit.kind);
    data["name"] = unit.name;
    return json::dump(data);
}

std::string registration_data(const domain::registration& registration) {
    json::ordered_value data;
    data["registration_id"] = base::to_wire(registration.id);
    data["kind"] = domain::name_of(registration.kind);
    data["county_code"] = registration.county_code;
    data["state"] = domain::name_of(registration.state);
    data["organisation_id"] = optional_id(registration.organisation);
    return json::dump(data);
}

std::string account_data(const domain::account& account) {
    json::ordered_value data;
    data["account_id"] = base::to_wire(account.id);
    data["organisation_id"] = base::to_wire(account.organisation);
    return json::dump(data);
}

std::string assignment_data(const domain::role_assignment& assignment) {
    json::ordered_value data;
    data["role_assignment_id"] = base::to_wire(assignment.id);
    data["account_id"] = base::to_wire(assignment.account);
    data["role"] = domain::name_of(assignment.what);
    data["unit_id"] = optional_id(assignment.unit);
    data["valid_from"] = base::to_rfc3339(assignment.valid_from);
    data["valid_to"] = assignment.valid_to ? json::ordered_value(base::to_rfc3339(*assignment.valid_to)) : json::ordered_value(nullptr);
    data["delegated_from"] = optional_id(assignment.delegated_from);
    return json::dump(data);
}

std::string account_id_data(const base::account_id& account) {
    json::ordered_value data;
    data["account_id"] = base::to_wire(account);
    return json::dump(data);
}

std::string sign_in_data(const std::optional<base::account_id>& account, std::string_view address) {
    json::ordered_value data;
    data["account_id"] = account ? json::ordered_value(base::to_wire(*account)) : json::ordered_value(nullptr);
    data["address"] = address;
    return json::dump(data);
}

std::string api_key_data(const domain::api_key& key) {
    json::ordered_value data;
    data["api_key_id"] = base::to_wire(key.id);
    data["organisation_id"] = base::to_wire(key.organisation);
    data["purpose"] = key.purpose;
    data["scopes"] = key.scopes;
    data["allowed_networks"] = key.allowed_networks;
    data["signature_algorithm"] = key.signing ? json::ordered_value(domain::name_of(key.signing->algorithm)) : json::ordered_value();
    data["expires_at"] = base::to_rfc3339(key.expires_at);
    return json::dump(data);
}

std::string endpoint_data(const domain::webhook_endpoint& endpoint) {
    json::ordered_value data;
    data["endpoint_id"] = base::to_wire(endpoint.id);
    data["organisation_id"] = base::to_wire(endpoint.organisation);
    data["url"] = endpoint.url;
    data["event_types"] = endpoint.event_types;
    return json::dump(data);
}

std::string endpoint_health_data(const domain::webhook_endpoint_id& endpoint, const base::organisation_id& organisation,
                                 std::int64_t consecutive_failures) {
    json::ordered_value data;
    data["endpoint_id"] = base::to_wire(endpoint);
    data["organisation_id"] = base::to_wire(organisation);
    data["consecutive_failures"] = consecutive_failures;
    return json::dump(data);
}

}  // namespace chuanpin::gateway::store
