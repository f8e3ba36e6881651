#include "catalog/http/certificate_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::certificate_action;
using domain::certificate_status;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 2, .values_max = 20, .members_max = 10};
constexpr json::limits scope_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 4, .values_max = 300, .members_max = 10};
constexpr certificate_status kinds[] = {certificate_status::pre_authorised, certificate_status::authorised};
constexpr certificate_action actions[] = {certificate_action::authorise, certificate_action::suspend, certificate_action::resume,
                                          certificate_action::revoke,    certificate_action::extend,  certificate_action::succeed};

ordered_value certificate_document(const app::certificate_view& view) {
    const auto& what = view.what;
    const auto* current = domain::find_on(view.live, view.on);
    auto products = ordered_value::array();
    auto scope = ordered_value::array();
    for (const auto& each : what.scope) {
        if (domain::covers(each, view.on)) products.push_back(base::to_wire(each.product));
        scope.push_back(ordered_value{{"product_id", base::to_wire(each.product)},
                                      {"valid_from", base::to_text(each.valid_from)},
                                      {"valid_to", date_json(each.valid_to)},
                                      {"catalogue_number", text_json(each.catalogue_number)}});
    }
    ordered_value document{{"number", what.number},
                           {"holder_organisation_id", base::to_wire(what.holder)},
                           {"holder_name", view.holder_name.empty() ? ordered_value(nullptr) : ordered_value(view.holder_name)},
                           {"on", base::to_text(view.on)},
                           {"status", domain::status_on(view.live, view.on)},
                           {"may_carry_mark", current != nullptr && domain::authorises(current->status)},
                           {"valid_from", nullptr},
                           {"valid_to", nullptr},
                           {"product_ids", std::move(products)},
                           {"scope", std::move(scope)},
                           {"contract_number", what.contract_number},
                           {"successor_number", text_json(what.successor_number)},
                           {"issued_at", base::to_rfc3339(what.issued_at)},
                           {"version", what.version}};
    if (current) {
        document["valid_from"] = base::to_text(current->valid_from);
        document["valid_to"] = date_json(current->valid_to);
    }
    return document;
}

ordered_value version_json(const domain::certificate_version& each) {
    return {{"status", name_of(each.status)},
            {"valid_from", base::to_text(each.valid_from)},
            {"valid_to", date_json(each.valid_to)},
            {"reason", each.reason},
            {"account_id", base::to_wire(each.by)},
            {"recorded_at", base::to_rfc3339(each.recorded_at)},
            {"superseded_at", instant_json(each.superseded_at)}};
}

}  // namespace

base::result<app::certificate_wish> decode_certificate_wish(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::certificate_wish wish;
    wish.status = kinds[body.choice("kind", {"pre_authorised", "authorised"})];
    wish.valid_from = body.optional_date("valid_from");
    wish.extends = body.optional_text("extends", {.length_max = 16});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return wish;
}

base::result<domain::certificate_order> decode_certificate_order(std::string_view text, base::business_date today) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::certificate_order order;
    order.action = actions[body.choice("action", {"authorise", "suspend", "resume", "revoke", "extend", "succeed"})];
    order.from = body.optional_date("from").value_or(today);
    order.valid_to = body.optional_date("valid_to");
    order.successor_number = body.optional_text("successor_number", {.length_max = domain::document_number_length_max});
    order.reason = body.text("reason", {.length_max = domain::reason_length_max, .lines_allowed = true});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return order;
}

base::result<domain::scope_order> decode_scope_order(std::string_view text, base::business_date today) {
    const auto document = json::parse(text, scope_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::scope_order order;
    order.from = body.optional_date("from").value_or(today);
    order.removed = read_product_ids(body, "remove", {.items_max = domain::mark_products_max});
    body.objects("catalogue_numbers", {.items_max = domain::mark_products_max}, [&](json::object_reader& each) {
        const auto product = each.id<domain::product_id>("product_id");
        order.catalogue_numbers.emplace_back(product, each.text("number", {.length_max = domain::catalogue_number_length_max}));
    });
    order.reason = body.text("reason", {.length_max = domain::reason_length_max, .lines_allowed = true});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return order;
}

std::string encode_certificate(const app::certificate_view& view) { return json::dump(certificate_document(view)); }

std::string encode_certificate_history(const app::certificate_view& view) {
    auto document = certificate_document(view);
    auto rows = ordered_value::array();
    for (const auto& each : view.history) rows.push_back(version_json(each));
    document["history"] = std::move(rows);
    return json::dump(document);
}

}  // namespace chuanpin::catalog::http
