#include "gateway/store/journal_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::gateway::store {

std::string organisation_data(const domain::organisation& organisation) {
    json::ordered_value data;
    data["organisation_id"] = base::to_wire(organisation.id);
    data["name"] = organisation.name;
    data["kind"] = domain::name_of(organisation.kind);
    data["county_code"] = organisation.county_code;
    return json::dump(data);
}

std::string account_data(const domain::account& account) {
    json::ordered_value data;
    data["account_id"] = base::to_wire(account.id);
    data["organisation_id"] = base::to_wire(account.organisation);
    data["role"] = domain::name_of(account.what);
    return json::dump(data);
}

std::string account_id_data(const base::account_id& account) {
    json::ordered_value data;
    data["account_id"] = base::to_wire(account);
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
