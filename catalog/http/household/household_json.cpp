#include "catalog/http/household/household_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "catalog/http/personal/person_json.hpp"

namespace chuanpin::catalog::http {

using json::ordered_value;

std::string encode_household(const app::household_view& view) {
    auto versions = ordered_value::array();
    for (const auto& each : view.versions) {
        versions.push_back(ordered_value{{"household_version", each.id},
                                         {"village_code", each.facts.village_code},
                                         {"status", name_of(each.facts.status)},
                                         {"valid_from", base::to_text(each.valid_from)},
                                         {"valid_to", date_json(each.valid_to)},
                                         {"recorded_at", base::to_rfc3339(each.recorded_at)}});
    }
    auto members = ordered_value::array();
    for (const auto& each : view.members) {
        members.push_back(ordered_value{
            {"relation", name_of(each.relation)}, {"name", name_json(each.who)}, {"identity_number_masked", masked_number_json(each.who)}});
    }
    return json::dump(ordered_value{{"number", view.number}, {"versions", std::move(versions)}, {"members", std::move(members)}});
}

}  // namespace chuanpin::catalog::http
