#include "catalog/store/event_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "catalog/store/exchange/product_rows_json.hpp"
#include "catalog/store/market_event_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::store {
namespace {

using json::ordered_value;

ordered_value storage_json(const domain::storage_condition& storage) {
    return {{"class", name_of(storage.kind)}, {"min_mc", storage.min_mc}, {"max_mc", storage.max_mc}};
}

ordered_value of_goods(const domain::product_details& details, ordered_value what) {
    return details.service ? ordered_value(nullptr) : std::move(what);
}

ordered_value product_json(const domain::product& what) {
    const auto& details = what.details;
    return {
        {"product_id", base::to_wire(what.id)},
        {"supplier_organisation_id", base::to_wire(what.supplier)},
        {"name_zh", details.name_zh},
        {"name_en", details.name_en ? ordered_value(*details.name_en) : ordered_value(nullptr)},
        {"category", details.category},
        {"origin_county_code", details.origin_county_code},
        {"origin_verdict", name_of(what.origin.verdict)},
        {"service", details.service},
        {"storage", of_goods(details, storage_json(details.storage))},
        {"shelf_life_hours", of_goods(details, details.shelf_life_hours)},
        {"unit_name_zh", details.unit_name_zh},
        {"unit_net_mass_g", of_goods(details, details.unit_net_mass_g)},
    };
}

ordered_value application_json(const domain::mark_application& what) {
    auto products = ordered_value::array();
    for (const auto& each : what.claim.products) products.push_back(base::to_wire(each));
    ordered_value data{
        {"application_id", base::to_wire(what.id)},
        {"applicant_organisation_id", base::to_wire(what.applicant)},
        {"applicant_county_code", what.applicant_county_code},
        {"state", name_of(what.state)},
        {"product_ids", std::move(products)},
        {"due_on", what.due ? ordered_value(base::to_text(what.due->on)) : ordered_value(nullptr)},
        {"decision", nullptr},
    };
    if (!what.decisions.empty() && what.decisions.back().at_version == what.version) {
        const auto& last = what.decisions.back();
        data["decision"] = {{"step", name_of(last.step)}, {"verdict", name_of(last.verdict)}, {"reasons", last.reasons}};
    }
    return data;
}

ordered_value certificate_json(const domain::certificate_changed& event) {
    const auto& which = event.which;
    auto products = ordered_value::array();
    for (const auto& each : domain::products_ever(which.scope)) products.push_back(base::to_wire(each));
    auto scope = ordered_value::array();
    for (const auto& each : which.scope) {
        scope.push_back(
            ordered_value{{"product_id", base::to_wire(each.product)},
                          {"valid_from", base::to_text(each.valid_from)},
                          {"valid_to", each.valid_to ? ordered_value(base::to_text(*each.valid_to)) : ordered_value(nullptr)},
                          {"catalogue_number", each.catalogue_number ? ordered_value(*each.catalogue_number) : ordered_value(nullptr)}});
    }
    auto periods = ordered_value::array();
    for (const auto& each : event.live) {
        periods.push_back(
            ordered_value{{"status", name_of(each.status)},
                          {"valid_from", base::to_text(each.valid_from)},
                          {"valid_to", each.valid_to ? ordered_value(base::to_text(*each.valid_to)) : ordered_value(nullptr)}});
    }
    return {{"number", which.number},
            {"holder_organisation_id", base::to_wire(which.holder)},
            {"product_ids", std::move(products)},
            {"successor_number", which.successor_number ? ordered_value(*which.successor_number) : ordered_value(nullptr)},
            {"scope", std::move(scope)},
            {"periods", std::move(periods)},
            {"reason", event.reason.empty() ? ordered_value(nullptr) : ordered_value(event.reason)}};
}

ordered_value permit_json(const domain::permit_changed& event) {
    const auto& terms = event.which.terms;
    auto products = ordered_value::array();
    for (const auto& each : event.products) products.push_back(base::to_wire(each));
    return {{"permit_id", base::to_wire(event.which.id)},
            {"holder_organisation_id", base::to_wire(event.which.holder)},
            {"kind", name_of(terms.kind)},
            {"number", terms.number},
            {"valid_from", base::to_text(terms.valid_from)},
            {"valid_to", terms.valid_to ? ordered_value(base::to_text(*terms.valid_to)) : ordered_value(nullptr)},
            {"product_ids", std::move(products)}};
}

ordered_value share_json(const domain::lot_share& share) {
    return {{"intakes", share.intakes}, {"quantity_g", share.quantity_g}, {"amount_fen", share.amount.value}};
}

ordered_value lot_json(const domain::lot_changed& event, bool with_newest_intake) {
    const auto& what = event.of;
    const auto totals = domain::totals_of(what.intakes);
    ordered_value data{{"lot_id", base::to_wire(what.id)},
                       {"product_id", base::to_wire(what.product)},
                       {"supplier_organisation_id", base::to_wire(what.supplier)},
                       {"number", what.number},
                       {"harvested_on", base::to_text(what.harvested_on)},
                       {"place_code", what.place_code},
                       {"category", event.goods.category},
                       {"variety_key", event.goods.variety_key ? ordered_value(*event.goods.variety_key) : ordered_value(nullptr)},
                       {"totals", ordered_value{{"poor", share_json(totals.poor)}, {"other", share_json(totals.other)}}},
                       {"intake", nullptr}};
    if (!with_newest_intake) return data;
    const auto& newest = what.intakes.back();
    data["intake"] = ordered_value{{"position", newest.position},
                                   {"poor", newest.supplier.poor},
                                   {"quantity_g", newest.quantity_g},
                                   {"grade", newest.grade},
                                   {"price_per_kilogram_fen", newest.price_per_kilogram.value},
                                   {"amount_fen", newest.amount.value},
                                   {"delivered_on", base::to_text(newest.delivered_on)}};
    return data;
}

journal::entry entry_of(domain::event_id id, std::string type, std::string aggregate_type, std::string aggregate_id, std::int64_t version,
                        std::string visible_to, const ordered_value& data) {
    journal::entry entry;
    entry.id = id;
    entry.type = std::move(type);
    entry.aggregate_type = std::move(aggregate_type);
    entry.aggregate_id = std::move(aggregate_id);
    entry.aggregate_version = version;
    if (!visible_to.empty()) entry.visible_to.push_back(std::move(visible_to));
    entry.data = json::dump(data);
    return entry;
}

struct encoder {
    journal::entry operator()(const domain::product_drafted& event) const {
        return entry_of(event.id, "product.drafted", "product", base::to_wire(event.what.id), event.what.version,
                        base::to_wire(event.what.supplier), product_json(event.what));
    }
    journal::entry operator()(const domain::product_published& event) const {
        return entry_of(event.id, "product.published", "product", base::to_wire(event.what.id), event.what.version, "*",
                        product_json(event.what));
    }
    journal::entry operator()(const domain::offer_published& event) const {
        const auto& [offer, version, product, terms, recorded_at] = event.offer;
        auto tiers = ordered_value::array();
        for (const auto& tier : terms.tiers)
            tiers.push_back({{"quantity_from", tier.quantity_from},
                             {"unit_price_fen", tier.unit_price.value},
                             {"price_per_kilogram_fen", tier.kilogram_price ? ordered_value(tier.kilogram_price->value) : nullptr}});
        const auto& details = event.what.details;
        ordered_value data{
            {"offer_id", base::to_wire(offer)},
            {"offer_version", version},
            {"product_id", base::to_wire(product)},
            {"supplier_organisation_id", base::to_wire(event.what.supplier)},
            {"name_zh", details.name_zh},
            {"unit_name_zh", details.unit_name_zh},
            {"service", details.service},
            {"unit_net_mass_g", of_goods(details, details.unit_net_mass_g)},
            {"minimum_quantity", terms.minimum_quantity},
            {"tiers", std::move(tiers)},
            {"valid_from", base::to_rfc3339(terms.valid_from)},
            {"valid_to", terms.valid_to ? ordered_value(base::to_rfc3339(*terms.valid_to)) : ordered_value(nullptr)},
            {"closed_version", event.closed_version ? ordered_value(*event.closed_version) : ordered_value(nullptr)},
            {"storage", of_goods(details, storage_json(details.storage))},
            {"origin_county_code", details.origin_county_code},
            {"shelf_life_hours", of_goods(details, details.shelf_life_hours)},
            {"price_check", price_check_json(event.price)},
        };
        add_conditions(data, terms.conditions);
        return entry_of(event.id, "offer.published", "offer", base::to_wire(offer), event.revision, "*", data);
    }
    journal::entry operator()(const domain::offer_withdrawn& event) const {
        const ordered_value data{
            {"offer_id", base::to_wire(event.offer)},
            {"offer_version", event.closed.version},
            {"product_id", base::to_wire(event.product_of)},
            {"supplier_organisation_id", base::to_wire(event.supplier)},
            {"valid_to", base::to_rfc3339(event.closed.valid_to)},
        };
        return entry_of(event.id, "offer.withdrawn", "offer", base::to_wire(event.offer), event.revision, "*", data);
    }
    journal::entry operator()(const domain::registry_imported& event) const {
        const ordered_value data{{"registry", event.registry}, {"rows", event.rows}, {"changed", event.changed}};
        return entry_of(event.id, "registry.imported", "registry", event.registry, event.version, {}, data);
    }
    journal::entry operator()(const domain::mark_application_changed& event) const {
        const auto& what = event.application;
        return entry_of(event.id, "mark_application." + event.what, "mark_application", base::to_wire(what.id), what.version,
                        base::to_wire(what.applicant), application_json(what));
    }
    journal::entry operator()(const domain::certificate_changed& event) const {
        return entry_of(event.id, "certificate." + event.what, "certificate", event.which.number, event.which.version, "*",
                        certificate_json(event));
    }
    journal::entry operator()(const domain::document_handed_in& event) const {
        const auto& which = event.which;
        const ordered_value data{{"document_id", base::to_wire(which.id)},
                                 {"owner_organisation_id", base::to_wire(which.owner)},
                                 {"kind", name_of(which.kind)},
                                 {"sha256", base::to_hex(base::as_text(which.hash))},
                                 {"media_type", name_of(which.media)},
                                 {"bytes", which.bytes}};
        return entry_of(event.id, "document.handed_in", "document", base::to_wire(which.id), 1, base::to_wire(which.owner), data);
    }
    journal::entry operator()(const domain::permit_changed& event) const {
        return entry_of(event.id, "permit." + event.what, "permit", base::to_wire(event.which.id), event.which.version,
                        base::to_wire(event.which.holder), permit_json(event));
    }
    journal::entry operator()(const domain::product_changed& event) const {
        auto data = product_json(event.what);
        data["changed"] = event.changed;
        const bool published = event.what.status == domain::product_status::published;
        return entry_of(event.id, "product.changed", "product", base::to_wire(event.what.id), event.what.version,
                        published ? "*" : base::to_wire(event.what.supplier), data);
    }
    journal::entry operator()(const domain::listing_review_changed& event) const {
        const auto& which = event.which;
        const ordered_value data{{"review_id", base::to_wire(which.id)},
                                 {"product_id", base::to_wire(which.product)},
                                 {"supplier_organisation_id", base::to_wire(which.supplier)},
                                 {"product_version", which.product_version},
                                 {"changed", which.changed},
                                 {"state", name_of(which.state)},
                                 {"reasons", which.reasons}};
        return entry_of(event.id, "listing_review." + event.what, "listing_review", base::to_wire(which.id), which.version,
                        base::to_wire(which.supplier), data);
    }
    journal::entry operator()(const domain::lot_changed& event) const {
        return entry_of(event.id, "lot." + event.what, "lot", base::to_wire(event.of.id), event.of.version, "*",
                        lot_json(event, event.what == "intake_recorded"));
    }
    journal::entry operator()(const domain::label_range_changed& event) const {
        const auto& range = event.range;
        return entry_of(event.id, "label_range." + event.what, "label_range", base::to_wire(range.id), range.version,
                        range.voided ? "*" : base::to_wire(range.supplier), label_range_json(range));
    }
    journal::entry operator()(const domain::pack_label_scanned_again& event) const {
        const auto& range = event.range;
        auto entry = entry_of(event.id, "pack_label.scanned_again", "pack_label", fmt::format("{}-{}", range.number, event.serial),
                              event.seen.scans, base::to_wire(range.supplier), label_scan_json(event));
        for (const auto& each : event.supervisors) entry.visible_to.push_back(base::to_wire(each));
        return entry;
    }
    journal::entry operator()(const domain::labour_list_handed_in& event) const {
        const auto& list = event.list;
        const ordered_value data{{"labour_list_id", base::to_wire(list.id)},
                                 {"organisation_id", base::to_wire(list.organisation)},
                                 {"dated_on", base::to_text(list.dated_on)},
                                 {"workers", list.workers}};
        return entry_of(event.id, "labour_list.handed_in", "labour_list", base::to_wire(list.id), 1, base::to_wire(list.organisation),
                        data);
    }
    journal::entry operator()(const domain::labour_list_refused& event) const {
        const auto& list = event.list;
        const ordered_value data{{"organisation_id", base::to_wire(list.organisation)}, {"workers", list.workers}, {"code", event.code}};
        return entry_of(event.id, "labour_list.refused", "labour_list", base::to_wire(list.id), 1, base::to_wire(list.organisation), data);
    }
    journal::entry operator()(const domain::personal_data_erased& event) const {
        const auto& what = event.what;
        ordered_value data{{"erasure_id", base::to_wire(what.id)},
                           {"subject", what.subject.empty() ? ordered_value(nullptr) : ordered_value(what.subject)},
                           {"lot_id", what.intake ? ordered_value(base::to_wire(what.intake->lot)) : ordered_value(nullptr)},
                           {"position", what.intake ? ordered_value(what.intake->position) : ordered_value(nullptr)},
                           {"members", what.rows.members},
                           {"workers", what.rows.workers},
                           {"intakes", what.rows.intakes},
                           {"reason", what.reason}};
        return entry_of(event.id, "personal_data.erased", "personal_erasure", base::to_wire(what.id), 1, base::to_wire(what.organisation),
                        data);
    }
    journal::entry operator()(const domain::product_import_changed& event) const {
        const auto& import = event.import;
        const ordered_value data{{"import_id", base::to_wire(import.id)}, {"supplier_organisation_id", base::to_wire(import.supplier)},
                                 {"state", name_of(import.state)},        {"rows", import.rows},
                                 {"refused_rows", import.refused_rows},   {"drafted", import.counts.drafted},
                                 {"changed", import.counts.changed},      {"unchanged", import.counts.unchanged}};
        return entry_of(event.id, "product_import." + event.what, "product_import", base::to_wire(import.id), import.version,
                        base::to_wire(import.supplier), data);
    }
    journal::entry operator()(const domain::outlet_changed& event) const {
        return entry_of(event.id, "outlet." + event.what, "outlet", base::to_wire(event.which.id), event.which.version, "*",
                        outlet_json(event.which));
    }
    journal::entry operator()(const domain::outlet_sales_reported& event) const {
        return entry_of(event.id, "outlet." + event.what, "outlet_sales",
                        base::to_wire(event.sales.outlet) + "/" + domain::month_text(event.sales.month), event.sales.revision,
                        base::to_wire(event.which.operated_by), outlet_sales_json(event));
    }
    journal::entry operator()(const domain::unsold_stock_changed& event) const {
        return entry_of(event.id, "unsold_stock." + event.what, "unsold_stock", base::to_wire(event.which.id), event.which.version, "*",
                        unsold_json(event.which));
    }
    journal::entry operator()(const domain::supply_announced& event) const {
        return entry_of(event.id, "supply_plan.announced", "supply_announcement", base::to_wire(event.what.id), 1,
                        base::to_wire(event.what.organisation), announcement_json(event.what));
    }
    journal::entry operator()(const domain::availability_turned& event) const {
        const ordered_value data{{"product_id", base::to_wire(event.which)}, {"availability", std::string(domain::name_of(event.now))}};
        return entry_of(event.id, "product.availability_turned", "product_availability", base::to_wire(event.which), event.revision, {},
                        data);
    }
    journal::entry operator()(const domain::price_comparable_changed& event) const {
        const auto& what = event.comparable;
        return entry_of(event.id, "price_comparable." + event.what, "price_comparable", base::to_wire(what.id), what.withdrawn ? 2 : 1, {},
                        comparable_json(what));
    }
    journal::entry operator()(const domain::price_rule_changed& event) const {
        return entry_of(event.id, "price_rule.changed", "registry", "price_rules", event.version, "*", rule_json(event.rule));
    }
    journal::entry operator()(const domain::price_spike_noted& event) const {
        const auto& what = event.what;
        const ordered_value data{
            {"offer_id", base::to_wire(what.offer)},
            {"offer_version", what.version},
            {"product_id", base::to_wire(what.product)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"name_zh", what.name_zh},
            {"version_before", what.spike.version_before},
            {"unit_price_before_fen", what.spike.before.value},
            {"unit_price_fen", what.spike.after.value},
        };
        return entry_of(event.id, "price.spike_noted", "offer", base::to_wire(what.offer), what.version, {}, data);
    }
    journal::entry operator()(const domain::product_family_changed& event) const {
        const auto& which = event.which;
        return entry_of(event.id, "product_family.changed", "product_family", base::to_wire(which.id), which.version, "*",
                        family_json(event));
    }
    journal::entry operator()(const domain::harvest_announced& event) const {
        return entry_of(event.id, "harvest.announced", "registry", "harvests", event.version, "*", harvest_json(event.what));
    }
    journal::entry operator()(const domain::harvest_withdrawn& event) const {
        return entry_of(event.id, "harvest.withdrawn", "registry", "harvests", event.version, "*", harvest_json(event.what));
    }
    journal::entry operator()(const domain::listing_told& event) const {
        return entry_of(event.id, "listing." + event.what, "listing", base::to_wire(event.outlook.product), event.revision,
                        base::to_wire(event.supplier), listing_json(event));
    }
    journal::entry operator()(const domain::product_rows_written& event) const {
        return journal::entry{.id = event.id,
                              .type = "product_import.rows_written",
                              .aggregate_type = "product_import_part",
                              .aggregate_id = fmt::format("{}/{}", base::to_wire(event.import), event.part),
                              .aggregate_version = 1,
                              .visible_to = {base::to_wire(event.supplier)},
                              .data = product_rows_data(event),
                              .detail = product_rows_detail(event)};
    }
};

}  // namespace

journal::entry to_entry(const domain::event& what) { return std::visit(encoder{}, what); }

}  // namespace chuanpin::catalog::store
