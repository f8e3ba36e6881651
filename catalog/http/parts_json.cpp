#include "catalog/http/parts_json.hpp"

#include <nlohmann/json.hpp>

namespace chuanpin::catalog::http {

using json::ordered_value;

ordered_value storage_json(const domain::storage_condition& storage) {
    return {{"class", name_of(storage.kind)}, {"min_mc", storage.min_mc}, {"max_mc", storage.max_mc}};
}

ordered_value season_json(const std::optional<domain::season>& when) {
    if (!when) return nullptr;
    return {{"from", domain::to_text(when->from)}, {"to", domain::to_text(when->to)}};
}

ordered_value seasons_json(const domain::seasons& when) {
    auto rows = ordered_value::array();
    for (const auto& each : when) rows.push_back({{"from", domain::to_text(each.from)}, {"to", domain::to_text(each.to)}});
    return rows;
}

namespace {

std::chrono::month_day read_month_day(json::object_reader& part, std::string_view name) {
    const auto text = part.text(name, {.length_min = 5, .length_max = 5});
    const auto day = domain::parse_month_day(text);
    if (!day && text.size() == 5) part.fault(name, "invalid-format", "A day of the year as MM-DD.");
    return day.value_or(std::chrono::January / 1);
}

}  // namespace

domain::seasons read_seasons(json::object_reader& body) {
    domain::seasons when;
    if (!body.present("seasons")) return when;
    body.objects("seasons", {.items_max = domain::seasons_max}, [&](json::object_reader& part) {
        const auto from = read_month_day(part, "from");
        when.push_back({from, read_month_day(part, "to")});
    });
    return when;
}

ordered_value instant_json(const std::optional<base::instant>& at) {
    if (!at) return nullptr;
    return base::to_rfc3339(*at);
}

ordered_value date_json(const std::optional<base::business_date>& day) {
    if (!day) return nullptr;
    return base::to_text(*day);
}

ordered_value text_json(const std::optional<std::string>& text) {
    if (!text) return nullptr;
    return *text;
}

void add_texts(ordered_value& document, const domain::explained& said) {
    document["text_zh"] = said.zh;
    document["text_en"] = said.en;
}

ordered_value origin_json(const domain::origin_decision& origin) {
    ordered_value decided{{"kind", name_of(domain::origin_row::county)}, {"row", origin.county_version}, {"code", nullptr}};
    decided["name"] = origin.county_name;
    decided["raw_material"] = false;
    if (const auto& proof = origin.proof) {
        decided = ordered_value{{"kind", name_of(proof->kind)}, {"row", proof->row}, {"code", proof->code}};
        decided["name"] = proof->name;
        decided["raw_material"] = proof->raw_material;
    }
    ordered_value document{{"county_name_zh", origin.county_name},
                           {"verdict", name_of(origin.verdict)},
                           {"county_version", origin.county_version},
                           {"decided_on", base::to_text(origin.decided_on)},
                           {"decided_by", std::move(decided)}};
    add_texts(document, domain::explain(origin));
    return document;
}

std::vector<domain::product_id> read_product_ids(json::object_reader& body, std::string_view name, json::list_rule rule) {
    std::vector<domain::product_id> products;
    for (const auto& text : body.texts(name, rule, {.length_max = 64})) {
        const auto id = base::parse_id<domain::product_id>(text);
        if (!id) body.fault(name, "invalid-format", "Not ids of products.");
        products.push_back(id.value_or(domain::product_id{}));
    }
    return products;
}

void add_terms(ordered_value& document, const domain::offer_terms& terms, std::int64_t unit_net_mass_g) {
    auto tiers = ordered_value::array();
    for (const auto& tier : terms.tiers) {
        const auto per_kilogram = domain::kilogram_price_of(tier, unit_net_mass_g);
        ordered_value row{{"quantity_from", tier.quantity_from}, {"unit_price_fen", tier.unit_price.value}};
        row["price_per_kilogram_fen"] = per_kilogram ? ordered_value(per_kilogram->value) : ordered_value(nullptr);
        tiers.push_back(std::move(row));
    }
    document["minimum_quantity"] = terms.minimum_quantity;
    document["tiers"] = std::move(tiers);
    document["valid_from"] = base::to_rfc3339(terms.valid_from);
    document["valid_to"] = instant_json(terms.valid_to);
    const auto& conditions = terms.conditions;
    document["priced_by"] = name_of(conditions.priced_by);
    document["weight_under_permille"] = conditions.weight_under_permille;
    document["weight_over_permille"] = conditions.weight_over_permille;
    auto channels = ordered_value::array();
    for (const auto each : conditions.channels) channels.push_back(name_of(each));
    document["channels"] = std::move(channels);
    document["delivery_area"] = conditions.delivery_area;
}

ordered_value price_check_json(const std::optional<domain::price_evidence>& price) {
    if (!price) return nullptr;
    const auto money = [](const std::optional<base::fen>& amount) {
        return amount ? ordered_value(amount->value) : ordered_value(nullptr);
    };
    auto tiers = ordered_value::array();
    for (const auto& each : price->tiers) {
        auto above = ordered_value::array();
        for (const auto limit : each.above) above.push_back(name_of(limit));
        tiers.push_back(
            ordered_value{{"quantity_from", each.quantity_from}, {"outcome", name_of(each.outcome)}, {"above", std::move(above)}});
    }
    ordered_value document{{"outcome", name_of(price->outcome)},
                           {"judged_at", base::to_rfc3339(price->judged_at)},
                           {"goods", price->goods_key},
                           {"comparables", price->average.count},
                           {"average_per_kilogram_fen", money(domain::rounded(price->average))},
                           {"warn_above_per_kilogram_fen", money(price->warn_above)},
                           {"block_above_per_kilogram_fen", money(price->block_above)},
                           {"tiers", std::move(tiers)},
                           {"explanation", text_json(price->explanation)},
                           {"price_rule", price->rule}};
    add_texts(document, domain::explain(*price));
    return document;
}

std::string page_json(ordered_value data, const std::string& next_cursor) {
    ordered_value page;
    page["data"] = std::move(data);
    page["next_cursor"] = next_cursor.empty() ? ordered_value(nullptr) : ordered_value(next_cursor);
    page["has_more"] = !next_cursor.empty();
    return json::dump(page);
}

}  // namespace chuanpin::catalog::http
