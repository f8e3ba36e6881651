#include "catalog/http/lot/lot_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/harvest/harvest_json.hpp"
#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 3, .values_max = 50, .members_max = 20};

ordered_value share_json(const domain::lot_share& share) {
    return {{"intakes", share.intakes}, {"quantity_g", share.quantity_g}, {"amount_fen", share.amount.value}};
}

ordered_value lot_document(const domain::lot& what, const domain::lot_totals& totals) {
    return {{"id", base::to_wire(what.id)},
            {"product_id", base::to_wire(what.product)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"number", what.number},
            {"harvested_on", base::to_text(what.harvested_on)},
            {"place_code", what.place_code},
            {"status", what.closed_at ? "closed" : "open"},
            {"totals",
             ordered_value{{"poor", share_json(totals.poor)}, {"other", share_json(totals.other)}, {"all", share_json(totals.all())}}},
            {"version", what.version},
            {"opened_at", base::to_rfc3339(what.opened_at)},
            {"closed_at", instant_json(what.closed_at)}};
}

ordered_value intake_json(const domain::intake& each) {
    return {{"position", each.position},
            {"supplier_masked", each.supplier.shown},
            {"supplier_kind", each.supplier.household_number ? "household" : "other"},
            {"poor", each.supplier.poor},
            {"quantity_g", each.quantity_g},
            {"grade", each.grade},
            {"price_per_kilogram_fen", each.price_per_kilogram.value},
            {"amount_fen", each.amount.value},
            {"delivered_on", base::to_text(each.delivered_on)},
            {"recorded_at", base::to_rfc3339(each.recorded_at)}};
}

}  // namespace

base::result<app::new_lot> decode_lot(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_lot asked;
    asked.number = body.text("number", {.length_max = domain::lot_number_length_max});
    asked.harvested_on = body.date("harvested_on");
    asked.place_code = body.optional_text("place_code", {.length_min = 6, .length_max = 12});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return asked;
}

base::result<app::new_intake> decode_intake(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_intake asked;
    asked.household_number = body.optional_text("household_number", {.length_max = domain::household_number_length_max});
    asked.supplier_name = body.optional_text("supplier_name", {.length_max = domain::person_name_length_max});
    if (body.present("household_number") == body.present("supplier_name"))
        body.fault("supplier_name", "inconsistent", "Either a household or the name of somebody else.");
    asked.delivered.quantity_g = body.integer("quantity_g", {1, domain::intake_quantity_g_max});
    asked.delivered.grade = body.text("grade", {.length_max = domain::intake_grade_length_max});
    asked.delivered.price_per_kilogram = {body.integer("price_per_kilogram_fen", {1, domain::intake_price_per_kilogram_fen_max})};
    asked.delivered.delivered_on = body.date("delivered_on");
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return asked;
}

std::string encode_lot(const app::lot_view& view) {
    const auto& what = view.what;
    auto document = lot_document(what, domain::totals_of(what.intakes));
    document["flags"] = harvest_flags_json(view.broken, what.harvested_on);
    document["intakes"] = ordered_value::array();
    for (const auto& each : what.intakes) document["intakes"].push_back(intake_json(each));
    return json::dump(document);
}

std::string encode_lots(const app::lot_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (std::size_t i = 0; i < page.lots.size(); ++i) {
        const auto& each = page.lots[i];
        data.push_back(lot_document(each.what, each.totals));
        data.back()["flags"] = harvest_flags_json(page.broken[i], each.what.harvested_on);
    }
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
