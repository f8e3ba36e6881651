#include "catalog/http/outlet/outlet_json.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::outlet_kind;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 2, .values_max = 30, .members_max = 15};
constexpr json::text_rule reason_rule{.length_max = domain::outlet_reason_length_max, .lines_allowed = true};

domain::outlet_details read_details(json::object_reader& body) {
    domain::outlet_details details;
    details.name = body.text("name", {.length_max = domain::outlet_name_length_max});
    details.county_code = body.text("county_code", {.length_min = 6, .length_max = 6});
    details.address = body.optional_text("address", {.length_max = domain::outlet_address_length_max});
    details.url = body.optional_text("url", {.length_max = domain::outlet_url_length_max});
    details.device_number = body.optional_text("device_number", {.length_max = domain::outlet_device_length_max});
    details.household = body.optional_text("household", {.length_max = domain::outlet_household_length_max});
    details.opened_on = body.date("opened_on");
    return details;
}

ordered_value share_json(const domain::outlet_sales& sales, std::int64_t warning_per_cent) {
    return {{"per_cent", domain::per_cent_text(sales.total, sales.marked)},
            {"warning_below_per_cent", warning_per_cent},
            {"is_low", domain::is_share_low(sales.total, sales.marked, warning_per_cent)}};
}

ordered_value newest_share_json(const app::outlet_view& view) {
    if (!view.newest_sales || view.newest_sales->total.value == 0) return nullptr;
    ordered_value share{{"month", domain::month_text(view.newest_sales->month)}};
    share.update(share_json(*view.newest_sales, view.warning_per_cent));
    return share;
}

ordered_value outlet_document(const app::outlet_view& view) {
    const auto& what = view.what;
    const auto& details = what.details;
    return {{"id", base::to_wire(what.id)},
            {"operator_organisation_id", base::to_wire(what.operated_by)},
            {"kind", name_of(what.kind)},
            {"name", details.name},
            {"county_code", details.county_code},
            {"address", text_json(details.address)},
            {"url", text_json(details.url)},
            {"opened_on", base::to_text(details.opened_on)},
            {"closed_on", date_json(what.closed_on)},
            {"is_open", domain::is_open_on(what, view.on)},
            {"mark_share", newest_share_json(view)},
            {"version", what.version},
            {"changed_at", base::to_rfc3339(what.changed_at)}};
}

ordered_value version_document(const domain::outlet& what) {
    const auto& details = what.details;
    return {{"version", what.version},
            {"name", details.name},
            {"county_code", details.county_code},
            {"address", text_json(details.address)},
            {"url", text_json(details.url)},
            {"device_number", text_json(details.device_number)},
            {"household", text_json(details.household)},
            {"opened_on", base::to_text(details.opened_on)},
            {"closed_on", date_json(what.closed_on)},
            {"reason", what.reason},
            {"account_id", base::to_wire(what.by)},
            {"recorded_at", base::to_rfc3339(what.changed_at)}};
}

ordered_value sales_document(const domain::outlet_sales& sales, std::int64_t warning_per_cent) {
    ordered_value document{{"outlet_id", base::to_wire(sales.outlet)},
                           {"month", domain::month_text(sales.month)},
                           {"revision", sales.revision},
                           {"total_fen", sales.total.value},
                           {"marked_fen", sales.marked.value},
                           {"mark_share", nullptr},
                           {"evidence", "reported"},
                           {"source", sales.source},
                           {"account_id", base::to_wire(sales.by)},
                           {"recorded_at", base::to_rfc3339(sales.recorded_at)}};
    if (const auto share = domain::mark_share(sales.total, sales.marked)) {
        document["mark_share"] = {{"numerator", share->numerator()}, {"denominator", share->denominator()}};
        document["mark_share"].update(share_json(sales, warning_per_cent));
    }
    return document;
}

}  // namespace

base::result<outlet_opening> decode_outlet(std::string_view text) {
    return json::decode<outlet_opening>(text, body_limits, [](json::object_reader& body) {
        outlet_opening found;
        found.kind = domain::outlet_kinds[body.choice(
            "kind", {"zone", "hall", "cabinet", "online_shop", "micro_shop", "experience_centre", "service_station", "delivery_station"})];
        found.details = read_details(body);
        return found;
    });
}

base::result<outlet_revision> decode_outlet_change(std::string_view text) {
    return json::decode<outlet_revision>(text, body_limits, [](json::object_reader& body) {
        outlet_revision found{.details = read_details(body), .reason = {}};
        found.reason = body.text("reason", reason_rule);
        return found;
    });
}

base::result<outlet_closure> decode_outlet_closure(std::string_view text) {
    return json::decode<outlet_closure>(text, body_limits, [](json::object_reader& body) {
        return outlet_closure{.closed_on = body.date("closed_on"), .reason = body.text("reason", reason_rule)};
    });
}

base::result<domain::outlet_sales> decode_outlet_sales(std::string_view text) {
    return json::decode<domain::outlet_sales>(text, body_limits, [](json::object_reader& body) {
        domain::outlet_sales stated;
        const auto month = body.text("month", {.length_min = 7, .length_max = 7});
        const auto first_day = domain::parse_month(month);
        if (!first_day && month.size() == 7) body.fault("month", "invalid-format", "A month as YYYY-MM.");
        stated.month = first_day.value_or(base::business_date{});
        stated.total = {body.integer("total_fen", {0, domain::outlet_sales_max.value})};
        stated.marked = {body.integer("marked_fen", {0, domain::outlet_sales_max.value})};
        stated.source = body.text("source", {.length_max = domain::outlet_source_length_max});
        return stated;
    });
}

std::string encode_outlet(const app::outlet_view& view) { return json::dump(outlet_document(view)); }

std::string encode_outlets(const app::outlet_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.outlets) data.push_back(outlet_document(each));
    return page_json(std::move(data), next_cursor);
}

std::string encode_outlet_record(const app::outlet_record& record) {
    auto document = outlet_document(record.now);
    auto versions = ordered_value::array();
    for (const auto& each : record.versions) versions.push_back(version_document(each));
    auto sales = ordered_value::array();
    for (const auto& each : record.sales) sales.push_back(sales_document(each, record.now.warning_per_cent));
    document["versions"] = std::move(versions);
    document["sales_reports"] = std::move(sales);
    return json::dump(document);
}

std::string encode_outlet_sales(const app::outlet_sales_view& view) {
    return json::dump(sales_document(view.report, view.warning_per_cent));
}

}  // namespace chuanpin::catalog::http
