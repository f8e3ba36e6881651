#include "catalog/http/product_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/app/product_views.hpp"
#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::storage_class;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 4, .values_max = 100, .members_max = 30};
constexpr json::integer_rule temperature_rule{-100'000, 100'000};
constexpr storage_class classes[] = {storage_class::frozen, storage_class::chilled, storage_class::cool, storage_class::warm,
                                     storage_class::ambient};

domain::storage_condition read_storage(json::object_reader& body) {
    domain::storage_condition storage;
    body.object("storage", [&](json::object_reader& part) {
        storage.kind = classes[part.choice("class", {"frozen", "chilled", "cool", "warm", "ambient"})];
        storage.min_mc = static_cast<std::int32_t>(part.integer("min_mc", temperature_rule));
        storage.max_mc = static_cast<std::int32_t>(part.integer("max_mc", temperature_rule));
    });
    return storage;
}

// Whoever says one of these of goods says all of them; whether the category is one of services, the use case knows.
bool says_nothing_of_goods(json::object_reader& body) {
    bool nothing = true;
    for (const auto* each : {"storage", "shelf_life_hours", "unit_net_mass_g"}) nothing = nothing && !body.present(each);
    if (!nothing) return false;
    (void)body.optional_object("storage", [](json::object_reader&) {});
    (void)body.optional_integer("shelf_life_hours");
    (void)body.optional_integer("unit_net_mass_g");
    return true;
}

domain::sku_details read_sku(json::object_reader& body) {
    domain::sku_details sku;
    sku.supplier_code = body.optional_text("supplier_code", {.length_max = domain::supplier_code_length_max});
    sku.variety = body.optional_text("variety", {.length_max = domain::variety_length_max});
    sku.specification = body.optional_text("specification", {.length_max = domain::specification_length_max});
    sku.unit_gross_mass_g = body.optional_integer("unit_gross_mass_g", {1, domain::unit_gross_mass_g_max});
    sku.carton_units = body.optional_integer("carton_units", {1, domain::carton_units_max});
    sku.family = body.optional_id<domain::product_family_id>("family_id");
    return sku;
}

ordered_value current_offer_json(const app::product_view& view) {
    if (!view.current) return nullptr;
    ordered_value offer{{"id", base::to_wire(view.current->offer)}, {"version", view.current->version}};
    add_terms(offer, view.current->terms, view.what.details.unit_net_mass_g);
    return offer;
}

ordered_value mark_json(const std::optional<domain::mark_standing>& mark) {
    if (!mark) return nullptr;
    return {{"certificate_number", mark->certificate_number},
            {"status", mark->status},
            {"authorised", mark->authorised},
            {"changes_on", mark->changes_on ? ordered_value(base::to_text(*mark->changes_on)) : ordered_value(nullptr)}};
}

ordered_value number_json(const std::optional<std::int64_t>& number) { return number ? ordered_value(*number) : ordered_value(nullptr); }

// Their addresses; the first is the one to show.
ordered_value pictures_json(const app::product_view& view) {
    auto rows = ordered_value::array();
    const auto of = app::has_pictures_of_family(view) ? "/v1/product-families/" + base::to_wire(view.family->id)
                                                      : "/v1/products/" + base::to_wire(view.what.id);
    for (const auto& each : app::pictures_of(view)) rows.push_back(of + "/pictures/" + base::to_wire(each));
    return rows;
}

// What it has of its family: members that are given anew by whoever changes the product are not to be copied from here.
ordered_value inherited_json(const app::product_view& view) {
    auto names = ordered_value::array();
    if (app::has_description_of_family(view) && !app::description_of(view).empty()) names.push_back("description");
    if (app::has_pictures_of_family(view) && !app::pictures_of(view).empty()) names.push_back("pictures");
    if (app::has_seasons_of_family(view) && !app::seasons_of(view).empty()) names.push_back("seasons");
    return names;
}

ordered_value quality_marks_json(const std::vector<domain::permit_period>& marks) {
    auto rows = ordered_value::array();
    for (const auto& each : marks)
        rows.push_back({{"kind", name_of(each.kind)}, {"number", each.number}, {"valid_to", date_json(each.valid_to)}});
    return rows;
}

ordered_value of_goods(const domain::product_details& details, ordered_value what) {
    return details.service ? ordered_value(nullptr) : std::move(what);
}

ordered_value product_document(const app::product_view& view) {
    const auto& what = view.what;
    const auto& details = what.details;
    return {
        {"id", base::to_wire(what.id)},
        {"supplier_organisation_id", base::to_wire(what.supplier)},
        {"status", name_of(what.status)},
        {"name_zh", details.name_zh},
        {"name_en", text_json(details.name_en)},
        {"category", details.category},
        {"origin_county_code", details.origin_county_code},
        {"origin", origin_json(what.origin)},
        {"origin_place_code", text_json(details.origin_place_code)},
        {"raw_material_code", text_json(details.raw_material_code)},
        {"service", details.service},
        {"storage", of_goods(details, storage_json(details.storage))},
        {"shelf_life_hours", of_goods(details, details.shelf_life_hours)},
        {"seasons", seasons_json(app::seasons_of(view))},
        {"unit_name_zh", details.unit_name_zh},
        {"unit_net_mass_g", of_goods(details, details.unit_net_mass_g)},
        {"description", app::description_of(view)},
        {"supplier_code", text_json(details.sku.supplier_code)},
        {"variety", text_json(details.sku.variety)},
        {"specification", text_json(details.sku.specification)},
        {"unit_gross_mass_g", number_json(details.sku.unit_gross_mass_g)},
        {"carton_units", number_json(details.sku.carton_units)},
        {"family_id", details.sku.family ? ordered_value(base::to_wire(*details.sku.family)) : ordered_value(nullptr)},
        {"pictures", pictures_json(view)},
        {"inherited", inherited_json(view)},
        {"version", what.version},
        {"created_at", base::to_rfc3339(what.created_at)},
        {"changed_at", base::to_rfc3339(what.changed_at)},
        {"published_at", instant_json(what.published_at)},
        {"listed", app::is_listed(view)},
        {"mark", mark_json(view.mark)},
        {"quality_marks", quality_marks_json(view.quality_marks)},
        {"offer", current_offer_json(view)},
    };
}

ordered_value own_product_document(const app::product_view& view) {
    auto document = product_document(view);
    auto& holds = document["holds"] = ordered_value::array();
    for (const auto& each : view.holds) {
        holds.push_back({{"code", name_of(each.code)}, {"since", date_json(each.since)}, {"decided_by", each.decided_by}});
        add_texts(holds.back(), domain::explain(each));
    }
    return document;
}

}  // namespace

base::result<domain::product_details> decode_product(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::product_details details;
    details.name_zh = body.text("name_zh", {.length_max = domain::name_length_max});
    details.name_en = body.optional_text("name_en", {.length_max = domain::name_length_max});
    details.category = body.text("category", {.length_max = 32});
    details.origin_county_code = body.text("origin_county_code", {.length_min = 6, .length_max = 6});
    details.origin_place_code = body.optional_text("origin_place_code", {.length_min = 10, .length_max = 12});
    details.origin_household_number = body.optional_text("origin_household_number", {.length_max = domain::household_number_length_max});
    details.raw_material_code = body.optional_text("raw_material_code", {.length_min = 6, .length_max = 12});
    details.service = says_nothing_of_goods(body);
    if (!details.service) {
        details.storage = read_storage(body);
        details.shelf_life_hours = body.integer("shelf_life_hours", {1, domain::shelf_life_hours_max});
        details.unit_net_mass_g = body.integer("unit_net_mass_g", {1, domain::unit_net_mass_g_max});
    }
    details.harvested = read_seasons(body);
    details.unit_name_zh = body.text("unit_name_zh", {.length_max = domain::unit_name_length_max});
    details.description =
        body.optional_text("description", {.length_min = 0, .length_max = domain::description_length_max, .lines_allowed = true})
            .value_or("");
    details.sku = read_sku(body);
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return details;
}

std::string encode_product(const app::product_view& view) { return json::dump(product_document(view)); }

json::ordered_value products_json(const std::vector<app::product_view>& products) {
    auto rows = ordered_value::array();
    for (const auto& each : products) rows.push_back(product_document(each));
    return rows;
}

std::string encode_own_product(const app::product_view& view) { return json::dump(own_product_document(view)); }

std::string encode_own_products(const app::product_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.products) data.push_back(own_product_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_products(const app::product_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.products) data.push_back(product_document(each));
    return page_json(std::move(data), next_cursor);
}

base::result<void> decode_nothing(std::string_view text) {
    if (text.empty()) return {};
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    return json::object_reader(*document).finish();
}

}  // namespace chuanpin::catalog::http
