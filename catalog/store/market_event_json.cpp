#include "catalog/store/market_event_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::store {
namespace {

using json::ordered_value;

template <class T>
ordered_value text_or_null(const std::optional<T>& value) {
    if (!value) return nullptr;
    if constexpr (std::is_same_v<T, std::string>)
        return *value;
    else
        return base::to_text(*value);
}

}  // namespace

// The household stays inside: whose shop it is, the operator and the offices know.
ordered_value outlet_json(const domain::outlet& which) {
    const auto& details = which.details;
    return {{"outlet_id", base::to_wire(which.id)},
            {"operator_organisation_id", base::to_wire(which.operated_by)},
            {"kind", name_of(which.kind)},
            {"name", details.name},
            {"county_code", details.county_code},
            {"address", text_or_null(details.address)},
            {"url", text_or_null(details.url)},
            {"opened_on", base::to_text(details.opened_on)},
            {"closed_on", text_or_null(which.closed_on)}};
}

ordered_value outlet_sales_json(const domain::outlet_sales_reported& event) {
    const auto& sales = event.sales;
    return {{"outlet_id", base::to_wire(sales.outlet)},
            {"operator_organisation_id", base::to_wire(event.which.operated_by)},
            {"month", domain::month_text(sales.month)},
            {"revision", sales.revision},
            {"total_fen", sales.total.value},
            {"marked_fen", sales.marked.value},
            {"warning_per_cent", event.warning_per_cent}};
}

ordered_value unsold_json(const domain::unsold_listing& which) {
    const auto& stated = which.stated;
    return {{"listing_id", base::to_wire(which.id)},
            {"product_id", base::to_wire(stated.product)},
            {"supplier_organisation_id", base::to_wire(which.supplier)},
            {"category", which.category},
            {"county_code", stated.county_code},
            {"quantity", stated.quantity},
            {"unit_price_fen", stated.unit_price.value},
            {"perishes_on", base::to_text(stated.perishes_on)},
            {"status", name_of(which.status)}};
}

ordered_value announcement_json(const domain::announcement& what) {
    return {{"announcement_id", base::to_wire(what.id)},
            {"side", name_of(what.side)},
            {"organisation_id", base::to_wire(what.organisation)},
            {"product_id", what.goods.product ? ordered_value(base::to_wire(*what.goods.product)) : ordered_value(nullptr)},
            {"variety", text_or_null(what.goods.variety)},
            {"category", what.category},
            {"county_code", what.county_code},
            {"week", domain::week_text(what.week)},
            {"mass_g", what.mass_g}};
}

// In short: the rows behind it are read from the offer.
void add_conditions(ordered_value& data, const domain::offer_conditions& what) {
    auto channels = ordered_value::array();
    for (const auto each : what.channels) channels.push_back(name_of(each));
    data["priced_by"] = name_of(what.priced_by);
    data["weight_under_permille"] = what.weight_under_permille;
    data["weight_over_permille"] = what.weight_over_permille;
    data["channels"] = std::move(channels);
    data["delivery_area"] = what.delivery_area;
}

ordered_value price_check_json(const domain::price_evidence& price) {
    const auto average = domain::rounded(price.average);
    return {{"outcome", name_of(price.outcome)},
            {"comparables", price.average.count},
            {"average_per_kilogram_fen", average ? ordered_value(average->value) : ordered_value(nullptr)},
            {"block_above_per_kilogram_fen", price.block_above ? ordered_value(price.block_above->value) : ordered_value(nullptr)},
            {"price_rule", price.rule}};
}

ordered_value comparable_json(const domain::price_comparable& what) {
    return {{"comparable_id", base::to_wire(what.id)},
            {"source", name_of(what.source)},
            {"source_name", what.source_name},
            {"region_code", what.region_code},
            {"observed_on", base::to_text(what.observed_on)},
            {"category", what.category},
            {"goods_name_zh", what.goods_name_zh},
            {"price_fen", what.price.value},
            {"unit_net_mass_g", what.unit_mass_g},
            {"withdrawal_reason", what.withdrawn ? ordered_value(what.withdrawn->reason) : ordered_value(nullptr)}};
}

ordered_value rule_json(const domain::price_rule& rule) {
    const auto& terms = rule.terms;
    return {{"price_rule", rule.id},
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
            {"reason", rule.reason}};
}

ordered_value label_range_json(const domain::label_range& range) {
    return {{"label_range_id", base::to_wire(range.id)},
            {"number", range.number},
            {"lot_id", base::to_wire(range.lot)},
            {"product_id", base::to_wire(range.product)},
            {"supplier_organisation_id", base::to_wire(range.supplier)},
            {"certificate_number", range.certificate_number},
            {"first_serial", range.first_serial},
            {"count", range.count},
            {"void_reason", range.voided ? ordered_value(range.voided->reason) : ordered_value(nullptr)}};
}

ordered_value label_scan_json(const domain::pack_label_scanned_again& event) {
    const auto& range = event.range;
    return {{"label_range_id", base::to_wire(range.id)},
            {"range_number", range.number},
            {"serial", event.serial},
            {"lot_id", base::to_wire(range.lot)},
            {"product_id", base::to_wire(range.product)},
            {"supplier_organisation_id", base::to_wire(range.supplier)},
            {"first_scanned_at", base::to_rfc3339(event.seen.first_at)},
            {"first_county_code", text_or_null(event.seen.first_place)},
            {"scanned_at", base::to_rfc3339(event.at)},
            {"county_code", text_or_null(event.place)},
            {"scans", event.seen.scans}};
}

ordered_value family_json(const domain::product_family_changed& event) {
    const auto& which = event.which;
    auto products = ordered_value::array();
    for (const auto& each : event.products) products.push_back(base::to_wire(each));
    return {{"family_id", base::to_wire(which.id)},
            {"supplier_organisation_id", base::to_wire(which.supplier)},
            {"name_zh", which.name_zh},
            {"category", which.category},
            {"variety", text_or_null(which.variety)},
            {"seasons", domain::to_text(which.harvested)},
            {"product_ids", std::move(products)}};
}

ordered_value listing_json(const domain::listing_told& event) {
    auto holds = ordered_value::array();
    for (const auto& each : event.outlook.holds)
        holds.push_back(ordered_value{{"code", name_of(each.code)},
                                      {"valid_from", base::to_text(each.valid_from)},
                                      {"valid_to", text_or_null(each.valid_to)},
                                      {"decided_by", each.decided_by}});
    return {{"product_id", base::to_wire(event.outlook.product)},
            {"supplier_organisation_id", base::to_wire(event.supplier)},
            {"revision", event.revision},
            {"holds", std::move(holds)}};
}

ordered_value harvest_json(const domain::harvest_announcement& what) {
    const auto& terms = what.terms;
    const auto& source = terms.source;
    ordered_value data{
        {"harvest_announcement", what.id},
        {"category", what.category},
        {"variety", terms.variety},
        {"variety_key", what.variety_key},
        {"county_code", what.county_code},
        {"year", what.year},
        {"first_harvest_on", base::to_text(terms.first_harvest_on)},
        {"valid_from", base::to_text(terms.valid_from)},
        {"valid_to", base::to_text(terms.valid_to)},
        {"source", ordered_value{{"title", source.title},
                                 {"number", text_or_null(source.number)},
                                 {"dated_on", base::to_text(source.dated_on)},
                                 {"document_sha256", source.document ? ordered_value(base::to_hex(base::as_text(*source.document)))
                                                                     : ordered_value(nullptr)}}}};
    if (what.withdrawal) {
        data["reason"] = what.withdrawal->reason;
        data["withdrawn_at"] = base::to_rfc3339(what.withdrawal->at);
    }
    return data;
}

}  // namespace chuanpin::catalog::store
