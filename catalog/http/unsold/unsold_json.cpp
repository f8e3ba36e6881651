#include "catalog/http/unsold/unsold_json.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 2, .values_max = 20, .members_max = 10};
constexpr json::integer_rule quantity_rule{1, domain::quantity_max};
constexpr json::integer_rule price_rule{1, domain::unit_price_max.value};

ordered_value unsold_document(const app::unsold_view& view) {
    const auto& what = view.what;
    const auto& stated = what.stated;
    const auto& details = view.product.details;
    const auto per_kilogram = domain::price_per_kilogram(stated.unit_price, details.unit_net_mass_g);
    return {{"id", base::to_wire(what.id)},
            {"product_id", base::to_wire(stated.product)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"name_zh", details.name_zh},
            {"category", what.category},
            {"county_code", stated.county_code},
            {"place", stated.place},
            {"quantity", stated.quantity},
            {"first_quantity", what.first_quantity},
            {"unit_name_zh", details.unit_name_zh},
            {"unit_net_mass_g", details.unit_net_mass_g},
            {"unit_price_fen", stated.unit_price.value},
            {"price_per_kilogram_fen", per_kilogram ? ordered_value(per_kilogram->value) : ordered_value(nullptr)},
            {"perishes_on", base::to_text(stated.perishes_on)},
            {"status", name_of(domain::status_on(what, view.on))},
            {"reason", what.reason.empty() ? ordered_value(nullptr) : ordered_value(what.reason)},
            {"version", what.version},
            {"listed_at", base::to_rfc3339(what.listed_at)},
            {"changed_at", base::to_rfc3339(what.changed_at)}};
}

}  // namespace

base::result<domain::unsold_statement> decode_unsold(std::string_view text) {
    return json::decode<domain::unsold_statement>(text, body_limits, [](json::object_reader& body) {
        domain::unsold_statement stated;
        stated.product = body.id<domain::product_id>("product_id");
        stated.quantity = body.integer("quantity", quantity_rule);
        stated.unit_price = {body.integer("unit_price_fen", price_rule)};
        stated.perishes_on = body.date("perishes_on");
        stated.county_code = body.text("county_code", {.length_min = 6, .length_max = 6});
        stated.place = body.text("place", {.length_max = domain::unsold_place_length_max});
        return stated;
    });
}

base::result<domain::unsold_reduction> decode_unsold_reduction(std::string_view text) {
    return json::decode<domain::unsold_reduction>(text, body_limits, [](json::object_reader& body) {
        domain::unsold_reduction to;
        to.quantity = body.optional_integer("quantity", quantity_rule);
        if (const auto price = body.optional_integer("unit_price_fen", price_rule)) to.unit_price = base::fen{*price};
        return to;
    });
}

base::result<std::string> decode_unsold_withdrawal(std::string_view text) {
    return json::decode<std::string>(text, body_limits, [](json::object_reader& body) {
        return body.text("reason", {.length_max = domain::unsold_reason_length_max, .lines_allowed = true});
    });
}

std::string encode_unsold(const app::unsold_view& view) { return json::dump(unsold_document(view)); }

std::string encode_unsold_page(const app::unsold_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.listings) data.push_back(unsold_document(each));
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
