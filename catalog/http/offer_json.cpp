#include "catalog/http/offer_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 4, .values_max = 500, .members_max = 20};

// Suppliers price by the day; a day of business begins at midnight in Shanghai.
base::instant parse_moment(json::object_reader& body, std::string_view name, const std::string& text) {
    if (const auto at = base::parse_rfc3339(text)) return *at;
    if (const auto day = base::parse_date(text)) return base::start_of(*day);
    body.fault(name, "invalid-format", "A moment (RFC 3339) or a business date (YYYY-MM-DD).");
    return {};
}

base::instant read_moment(json::object_reader& body, std::string_view name) {
    const auto text = body.text(name, {.length_max = 40});
    return text.empty() ? base::instant{} : parse_moment(body, name, text);
}

std::optional<base::instant> read_optional_moment(json::object_reader& body, std::string_view name) {
    const auto text = body.optional_text(name, {.length_max = 40});
    if (!text || text->empty()) return std::nullopt;
    return parse_moment(body, name, *text);
}

domain::price_tier read_tier(json::object_reader& from, domain::pricing by) {
    const auto quantity = from.integer("quantity_from", {1, domain::quantity_max});
    constexpr json::integer_rule price{1, domain::unit_price_max.value};
    if (by == domain::pricing::pack) return {quantity, {from.integer("unit_price_fen", price)}};
    return {quantity, {}, base::fen{from.integer("price_per_kilogram_fen", price)}};
}

domain::offer_conditions read_conditions(json::object_reader& body) {
    domain::offer_conditions what;
    what.priced_by =
        body.optional_choice("priced_by", {"pack", "kilogram"}).value_or(0) == 0 ? domain::pricing::pack : domain::pricing::kilogram;
    constexpr json::integer_rule permille{0, domain::tolerance_permille_max};
    what.weight_under_permille = body.optional_integer("weight_under_permille", permille).value_or(0);
    what.weight_over_permille = body.optional_integer("weight_over_permille", permille).value_or(0);
    if (body.present("delivery_area"))
        what.delivery_area = body.texts("delivery_area", {.items_max = domain::area_codes_max}, {.length_max = 6});
    if (!body.present("channels")) return what;
    what.channels.clear();
    for (const auto& name : body.texts("channels", {.items_min = 1, .items_max = std::size(domain::sales_channels)}, {.length_max = 40})) {
        const auto channel = domain::parse_sales_channel(name);
        if (!channel) body.fault("channels", "out-of-range", "Not a channel.");
        what.channels.push_back(channel.value_or(domain::sales_channel::ecommerce));
    }
    return what;
}

}  // namespace

base::result<app::offer_request> decode_offer(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::offer_request asked;
    auto& terms = asked.terms;
    terms.minimum_quantity = body.integer("minimum_quantity", {1, domain::quantity_max});
    terms.conditions = read_conditions(body);
    body.objects("tiers", {.items_min = 1, .items_max = domain::tiers_max},
                 [&](json::object_reader& tier) { terms.tiers.push_back(read_tier(tier, terms.conditions.priced_by)); });
    terms.valid_from = read_moment(body, "valid_from");
    terms.valid_to = read_optional_moment(body, "valid_to");
    asked.price.comparable_name = body.optional_text("comparable_name_zh", {.length_max = domain::name_length_max});
    asked.price.explanation =
        body.optional_text("price_explanation", {.length_max = domain::price_explanation_length_max, .lines_allowed = true});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return asked;
}

std::string encode_offer(const app::offer_view& view) {
    ordered_value document{
        {"id", base::to_wire(view.offer.offer)},
        {"version", view.offer.version},
        {"newest_version", view.newest_version},
        {"in_force", view.in_force},
        {"product_id", base::to_wire(view.what.id)},
        {"supplier_organisation_id", base::to_wire(view.what.supplier)},
        {"name_zh", view.what.details.name_zh},
        {"unit_name_zh", view.what.details.unit_name_zh},
        {"unit_net_mass_g", view.what.details.service ? ordered_value(nullptr) : ordered_value(view.what.details.unit_net_mass_g)},
    };
    add_terms(document, view.offer.terms, view.what.details.unit_net_mass_g);
    document["price_check"] = price_check_json(view.price);
    document["recorded_at"] = base::to_rfc3339(view.offer.recorded_at);
    if (view.closed_version) document["closed_version"] = *view.closed_version;
    return json::dump(document);
}

std::string encode_offer_import(const app::offer_import_counts& done) {
    return json::dump(ordered_value{{"published", done.published}, {"unchanged", done.unchanged}});
}

std::string encode_withdrawal(const app::withdrawal_view& view) {
    auto closed = ordered_value::array();
    for (const auto& each : view.closed) closed.push_back({{"version", each.version}, {"valid_to", base::to_rfc3339(each.valid_to)}});
    return json::dump(
        ordered_value{{"id", base::to_wire(view.offer)}, {"product_id", base::to_wire(view.product)}, {"closed", std::move(closed)}});
}

}  // namespace chuanpin::catalog::http
