#include "catalog/store/exchange/product_rows_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::store {
namespace {

using json::ordered_value;

ordered_value or_null(const std::optional<std::string>& text) { return text ? ordered_value(*text) : ordered_value(nullptr); }

ordered_value day_or_null(const std::optional<domain::season>& when, std::chrono::month_day domain::season::* day) {
    return when ? ordered_value(domain::to_text((*when).*day)) : ordered_value(nullptr);
}

/// What a file can change of a draft; what it cannot is in the entries that changed that.
const ordered_value& members() {
    static const ordered_value names{"name_zh",          "name_en",       "category",          "origin_county_code",
                                     "origin_verdict",   "storage_class", "storage_min_mc",    "storage_max_mc",
                                     "shelf_life_hours", "season_from",   "season_to",         "unit_name_zh",
                                     "unit_net_mass_g",  "description",   "origin_place_code", "origin_household_number",
                                     "raw_material_code"};
    return names;
}

ordered_value values_of(const domain::product& what) {
    const auto& details = what.details;
    return ordered_value{details.name_zh,
                         or_null(details.name_en),
                         details.category,
                         details.origin_county_code,
                         name_of(what.origin.verdict),
                         name_of(details.storage.kind),
                         details.storage.min_mc,
                         details.storage.max_mc,
                         details.shelf_life_hours,
                         day_or_null(details.harvested, &domain::season::from),
                         day_or_null(details.harvested, &domain::season::to),
                         details.unit_name_zh,
                         details.unit_net_mass_g,
                         details.description,
                         or_null(details.origin_place_code),
                         or_null(details.origin_household_number),
                         or_null(details.raw_material_code)};
}

}  // namespace

std::string product_rows_data(const domain::product_rows_written& event) {
    auto products = ordered_value::array();
    for (const auto& each : event.written)
        products.push_back(ordered_value{
            {"product_id", base::to_wire(each.id)}, {"version", each.version}, {"supplier_code", or_null(each.details.sku.supplier_code)}});
    return json::dump(ordered_value{{"import_id", base::to_wire(event.import)},
                                    {"supplier_organisation_id", base::to_wire(event.supplier)},
                                    {"first_row", event.first_row},
                                    {"rows", event.counts.rows()},
                                    {"drafted", event.counts.drafted},
                                    {"changed", event.counts.changed},
                                    {"unchanged", event.counts.unchanged},
                                    {"products", std::move(products)}});
}

std::string product_rows_detail(const domain::product_rows_written& event) {
    auto rows = ordered_value::array();
    for (const auto& each : event.written) rows.push_back(values_of(each));
    return json::dump(ordered_value{{"members", members()}, {"products", std::move(rows)}});
}

}  // namespace chuanpin::catalog::store
