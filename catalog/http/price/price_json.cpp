#include "catalog/http/price/price_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/domain/product.hpp"
#include "catalog/http/parts_json.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::comparable_source;
using domain::price_action;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{8} * 1024, .depth_max = 2, .values_max = 40, .members_max = 20};
constexpr json::text_rule reason_rule{.length_max = domain::withdrawal_reason_length_max, .lines_allowed = true};
constexpr comparable_source sources[] = {comparable_source::wholesale_market, comparable_source::self_operated,
                                         comparable_source::maker_shop, comparable_source::bulletin};
constexpr price_action actions[] = {price_action::warn, price_action::explain, price_action::block};
constexpr std::size_t category_length_max = 32;
constexpr std::size_t region_code_length_max = 12;

ordered_value money_json(const std::optional<base::fen>& amount) {
    if (!amount) return nullptr;
    return amount->value;
}

template <class Id>
ordered_value id_json(const std::optional<Id>& id) {
    if (!id) return nullptr;
    return base::to_wire(*id);
}

ordered_value withdrawal_json(const std::optional<domain::comparable_withdrawal>& what) {
    if (!what) return nullptr;
    return {{"at", base::to_rfc3339(what->at)}, {"reason", what->reason}};
}

ordered_value comparable_document(const domain::price_comparable& what) {
    return {{"id", base::to_wire(what.id)},
            {"source", name_of(what.source)},
            {"source_name", what.source_name},
            {"maker_organisation_id", id_json(what.maker)},
            {"region_code", what.region_code},
            {"observed_on", base::to_text(what.observed_on)},
            {"category", what.category},
            {"goods_name_zh", what.goods_name_zh},
            {"goods", what.goods_key},
            {"specification", what.specification},
            {"unit_name_zh", what.unit_name_zh},
            {"price_fen", what.price.value},
            {"unit_net_mass_g", what.unit_mass_g},
            {"price_per_kilogram_fen", money_json(domain::price_per_kilogram(what.price, what.unit_mass_g))},
            {"recorded_at", base::to_rfc3339(what.recorded_at)},
            {"withdrawn", withdrawal_json(what.withdrawn)}};
}

ordered_value rule_document(const domain::price_rule& rule) {
    const auto& terms = rule.terms;
    return {{"id", rule.id},
            {"category", rule.category == domain::any_category ? ordered_value(nullptr) : ordered_value(rule.category)},
            {"warn_percent", terms.warn_percent},
            {"warn_action", name_of(terms.warn_action)},
            {"block_percent", terms.block_percent},
            {"block_action", name_of(terms.block_action)},
            {"not_above_maker_shop", terms.not_above_maker_shop},
            {"not_above_self_operated", terms.not_above_self_operated},
            {"window_days", terms.window_days},
            {"comparables_min", terms.comparables_min},
            {"valid_from", base::to_text(rule.valid_from)},
            {"valid_to", date_json(rule.valid_to)},
            {"reason", rule.reason},
            {"recorded_at", base::to_rfc3339(rule.recorded_at)}};
}

ordered_value average_json(const domain::price_average& average) {
    return {{"sum_per_kilogram_fen", average.sum_per_kilogram_fen}, {"count", average.count}};
}

}  // namespace

base::result<domain::price_comparable> decode_comparable(std::string_view text) {
    return json::decode<domain::price_comparable>(text, body_limits, [](json::object_reader& body) {
        domain::price_comparable what;
        what.source = sources[body.choice("source", {"wholesale_market", "self_operated", "maker_shop", "bulletin"})];
        what.source_name = body.text("source_name", {.length_max = domain::source_name_length_max});
        what.maker = body.optional_id<domain::organisation_id>("maker_organisation_id");
        what.region_code = body.text("region_code", {.length_max = region_code_length_max});
        what.observed_on = body.date("observed_on");
        what.category = body.text("category", {.length_max = category_length_max});
        what.goods_name_zh = body.text("goods_name_zh", {.length_max = domain::name_length_max});
        what.specification = body.optional_text("specification", {.length_max = domain::specification_length_max}).value_or("");
        what.unit_name_zh = body.text("unit_name_zh", {.length_max = domain::unit_name_length_max});
        what.price = {body.integer("price_fen", {1, domain::unit_price_max.value})};
        what.unit_mass_g = body.integer("unit_net_mass_g", {1, domain::unit_net_mass_g_max});
        return what;
    });
}

base::result<std::string> decode_withdrawal_reason(std::string_view text) {
    return json::decode<std::string>(text, body_limits, [](json::object_reader& body) { return body.text("reason", reason_rule); });
}

base::result<domain::price_rule> decode_rule(std::string_view text) {
    return json::decode<domain::price_rule>(text, body_limits, [](json::object_reader& body) {
        domain::price_rule rule;
        auto& terms = rule.terms;
        rule.category = body.optional_text("category", {.length_max = category_length_max}).value_or(std::string(domain::any_category));
        terms.warn_percent = body.integer("warn_percent", {1, domain::price_percent_max});
        terms.warn_action = actions[body.choice("warn_action", {"warn", "explain", "block"})];
        terms.block_percent = body.integer("block_percent", {1, domain::price_percent_max});
        terms.block_action = actions[body.choice("block_action", {"warn", "explain", "block"})];
        terms.not_above_maker_shop = body.optional_boolean("not_above_maker_shop").value_or(false);
        terms.not_above_self_operated = body.optional_boolean("not_above_self_operated").value_or(false);
        terms.window_days = body.optional_integer("window_days", {0, domain::price_window_days_max}).value_or(terms.window_days);
        terms.comparables_min = body.optional_integer("comparables_min", {1, domain::comparables_min_max}).value_or(terms.comparables_min);
        rule.valid_from = body.date("valid_from");
        rule.reason = body.text("reason", reason_rule);
        return rule;
    });
}

std::string encode_comparable(const domain::price_comparable& what) { return json::dump(comparable_document(what)); }

std::string encode_comparables(const app::comparable_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.comparables) data.push_back(comparable_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_average(const app::average_view& view) {
    const auto& terms = view.rule.terms;
    const auto shown = [&](const std::optional<base::fen>& amount) { return view.enough ? money_json(amount) : ordered_value(nullptr); };
    return json::dump(ordered_value{{"category", view.category},
                                    {"goods", view.goods_key},
                                    {"on", base::to_text(view.on)},
                                    {"window_from", base::to_text(domain::window_start(view.on, terms.window_days))},
                                    {"comparables", view.average.count},
                                    {"comparables_min", terms.comparables_min},
                                    {"average_per_kilogram_fen", shown(domain::rounded(view.average))},
                                    {"warn_above_per_kilogram_fen", shown(domain::percent_of(view.average, terms.warn_percent))},
                                    {"block_above_per_kilogram_fen", shown(domain::percent_of(view.average, terms.block_percent))},
                                    {"price_rule", view.rule.id}});
}

std::string encode_rule(const domain::price_rule& rule) { return json::dump(rule_document(rule)); }

std::string encode_rules(const std::vector<domain::price_rule>& rules) {
    auto data = ordered_value::array();
    for (const auto& each : rules) data.push_back(rule_document(each));
    return page_json(std::move(data), {});
}

std::string encode_spikes(const app::spike_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.spikes) {
        data.push_back(ordered_value{{"offer_id", base::to_wire(each.offer)},
                                     {"version", each.version},
                                     {"product_id", base::to_wire(each.product)},
                                     {"supplier_organisation_id", base::to_wire(each.supplier)},
                                     {"name_zh", each.name_zh},
                                     {"version_before", each.spike.version_before},
                                     {"unit_price_before_fen", each.spike.before.value},
                                     {"unit_price_fen", each.spike.after.value},
                                     {"noted_at", base::to_rfc3339(each.noted_at)}});
    }
    return page_json(std::move(data), next_cursor);
}

std::string encode_evidence(const app::evidence_view& view) {
    auto comparables = ordered_value::array();
    for (const auto& each : view.comparables) comparables.push_back(comparable_document(each));
    auto stored = price_check_json(view.stored);
    stored["average"] = average_json(view.stored.average);
    stored["maker_shop_id"] = id_json(view.stored.maker_shop);
    stored["self_operated_id"] = id_json(view.stored.self_operated);
    return json::dump(ordered_value{{"offer_id", base::to_wire(view.offer.offer)},
                                    {"version", view.offer.version},
                                    {"agrees", view.agrees()},
                                    {"stored", std::move(stored)},
                                    {"anew", price_check_json(view.anew)},
                                    {"rule", rule_document(view.rule)},
                                    {"unit_net_mass_g", view.stored.unit_net_mass_g},
                                    {"comparables", std::move(comparables)}});
}

}  // namespace chuanpin::catalog::http
