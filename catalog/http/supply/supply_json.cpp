#include "catalog/http/supply/supply_json.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 2, .values_max = 20, .members_max = 10};

base::business_date read_week(json::object_reader& body) {
    const auto text = body.text("week", {.length_min = 8, .length_max = 8});
    const auto week = domain::parse_week(text);
    if (!week && text.size() == 8) body.fault("week", "invalid-format", "A week as YYYY-Www.");
    return week.value_or(base::business_date{});
}

ordered_value announcement_document(const domain::announcement& what) {
    return {{"id", base::to_wire(what.id)},
            {"side", name_of(what.side)},
            {"organisation_id", base::to_wire(what.organisation)},
            {"product_id", what.goods.product ? ordered_value(base::to_wire(*what.goods.product)) : ordered_value(nullptr)},
            {"variety", text_json(what.goods.variety)},
            {"category", what.category},
            {"county_code", what.county_code},
            {"week", domain::week_text(what.week)},
            {"mass_g", what.mass_g},
            {"account_id", base::to_wire(what.by)},
            {"recorded_at", base::to_rfc3339(what.recorded_at)},
            {"superseded_at", instant_json(what.superseded_at)}};
}

ordered_value week_document(const app::planned_week& each) {
    const auto& figures = each.figures;
    return {{"week", domain::week_text(figures.week)},
            {"monday", base::to_text(figures.week)},
            {"supply_g", figures.supply_g},
            {"demand_g", figures.demand_g},
            {"suppliers", figures.suppliers},
            {"buyers", figures.buyers},
            {"verdict", name_of(each.assessment.verdict)},
            {"compared", each.assessment.compared},
            {"rule", each.assessment.rule}};
}

}  // namespace

base::result<app::announced> decode_announcement(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::announced what;
    what.goods.product = body.optional_id<domain::product_id>("product_id");
    what.goods.variety = body.optional_text("variety", {.length_max = domain::name_length_max});
    if (body.present("product_id") == body.present("variety"))
        body.fault("variety", "one-of-two", "Either a product or a variety of the reference list.");
    what.week = read_week(body);
    what.county_code = body.text("county_code", {.length_min = 6, .length_max = 6});
    what.mass_g = body.integer("mass_g", {0, domain::announced_mass_g_max});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return what;
}

std::string encode_announcement(const domain::announcement& what) { return json::dump(announcement_document(what)); }

std::string encode_announcements(const app::announcement_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.announcements) data.push_back(announcement_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_plan(const app::plan_filter& filter, const std::vector<app::planned_week>& weeks) {
    auto data = ordered_value::array();
    for (const auto& each : weeks) data.push_back(week_document(each));
    return json::dump(ordered_value{{"county_code", text_json(filter.county)},
                                    {"category", text_json(filter.category)},
                                    {"variety", text_json(filter.variety)},
                                    {"data", std::move(data)}});
}

}  // namespace chuanpin::catalog::http
