#include "catalog/http/assortment/assortment_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/domain/product.hpp"
#include "catalog/http/parts_json.hpp"
#include "catalog/http/product_json.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 3, .values_max = 50, .members_max = 10};

std::string read_description(json::object_reader& body) {
    return body.optional_text("description", {.length_min = 0, .length_max = domain::description_length_max, .lines_allowed = true})
        .value_or("");
}

ordered_value family_pictures_json(const domain::product_family& what) {
    auto rows = ordered_value::array();
    for (const auto& each : what.pictures)
        rows.push_back("/v1/product-families/" + base::to_wire(what.id) + "/pictures/" + base::to_wire(each));
    return rows;
}

ordered_value family_document(const domain::product_family& what) {
    return {{"id", base::to_wire(what.id)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"name_zh", what.name_zh},
            {"category", what.category},
            {"variety", text_json(what.variety)},
            {"description", what.description},
            {"seasons", seasons_json(what.harvested)},
            {"pictures", family_pictures_json(what)},
            {"version", what.version},
            {"created_at", base::to_rfc3339(what.created_at)}};
}

}  // namespace

base::result<domain::product_family> decode_family(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::product_family family;
    family.name_zh = body.text("name_zh", {.length_max = domain::name_length_max});
    family.category = body.text("category", {.length_max = 32});
    family.variety = body.optional_text("variety", {.length_max = domain::variety_length_max});
    family.description = read_description(body);
    family.harvested = read_seasons(body);
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return family;
}

base::result<domain::family_changes> decode_family_changes(std::string_view text) {
    return json::decode<domain::family_changes>(text, body_limits, [](json::object_reader& body) {
        domain::family_changes stated;
        stated.name_zh = body.text("name_zh", {.length_max = domain::name_length_max});
        stated.description = read_description(body);
        stated.harvested = read_seasons(body);
        return stated;
    });
}

std::string encode_family(const domain::product_family& what) { return json::dump(family_document(what)); }

std::string encode_families(const app::family_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.families) data.push_back(family_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_family_view(const app::family_view& view) {
    auto document = family_document(view.what);
    document["products"] = products_json(view.products);
    return json::dump(document);
}

base::result<std::vector<domain::document_id>> decode_pictures(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    std::vector<domain::document_id> pictures;
    for (const auto& each : body.texts("document_ids", {.items_max = domain::pictures_max}, {.length_max = 64})) {
        const auto id = base::parse_id<domain::document_id>(each);
        if (!id) body.fault("document_ids", "invalid-format", "Not ids of documents.");
        pictures.push_back(id.value_or(domain::document_id{}));
    }
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return pictures;
}

}  // namespace chuanpin::catalog::http
