#include "catalog/http/region_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

ordered_value county_document(const domain::county_version& version) {
    const auto& facts = version.facts;
    return {
        {"code", version.code},
        {"name_zh", facts.name_zh},
        {"prefecture", facts.prefecture},
        {"poverty_area", facts.poverty_area.empty() ? ordered_value(nullptr) : ordered_value(facts.poverty_area)},
        {"poverty_county", facts.poverty_county},
        {"deep_poverty_county", facts.deep_poverty_county},
        {"poverty_exit_on", date_json(facts.poverty_exit_on)},
        {"county_version", version.id},
        {"valid_from", base::to_text(version.valid_from)},
        {"valid_to", date_json(version.valid_to)},
        {"recorded_at", base::to_rfc3339(version.recorded_at)},
    };
}

ordered_value reference_document(const domain::reference_product& each) {
    return {
        {"name_zh", each.name_zh},
        {"category", each.category},
        {"origin_county_codes", each.origin_county_codes},
        {"storage", storage_json(each.kept)},
        {"shelf_life_hours", each.shelf_life_hours},
        {"season", season_json(each.harvested)},
        {"unit_name_zh", each.unit_name_zh},
        {"unit_net_mass_g", each.unit_net_mass_g},
        {"price_fen", each.price.value},
        {"price_source", each.price_source},
        {"note", each.note},
    };
}

}  // namespace

std::string encode_county(const domain::county_version& version) { return json::dump(county_document(version)); }

std::string encode_counties(const app::county_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.counties) data.push_back(county_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_categories(const std::vector<app::category>& categories) {
    auto data = ordered_value::array();
    for (const auto& each : categories)
        data.push_back(ordered_value{{"code", each.code}, {"name_zh", each.name_zh}, {"name_en", each.name_en}, {"service", each.service}});
    return page_json(std::move(data), {});
}

std::string encode_references(const std::vector<domain::reference_product>& products) {
    auto data = ordered_value::array();
    for (const auto& each : products) data.push_back(reference_document(each));
    return page_json(std::move(data), {});
}

}  // namespace chuanpin::catalog::http
