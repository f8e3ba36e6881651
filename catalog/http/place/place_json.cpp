#include "catalog/http/place/place_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

ordered_value place_document(const domain::place_version& version) {
    const auto& facts = version.facts;
    const auto kind = domain::kind_of_place_code(version.code);
    return {
        {"code", version.code},
        {"kind", kind ? ordered_value(name_of(*kind)) : ordered_value(nullptr)},
        {"name_zh", facts.name_zh},
        {"county_code", domain::county_of_place_code(version.code)},
        {"poor_village", facts.poor_village},
        {"partner_codes", facts.partner_codes},
        {"source", facts.source},
        {"source_dated_on", base::to_text(facts.source_dated_on)},
        {"place_version", version.id},
        {"valid_from", base::to_text(version.valid_from)},
        {"valid_to", date_json(version.valid_to)},
        {"recorded_at", base::to_rfc3339(version.recorded_at)},
    };
}

}  // namespace

std::string encode_place(const domain::place_version& version) { return json::dump(place_document(version)); }

std::string encode_places(const app::place_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.places) data.push_back(place_document(each));
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
