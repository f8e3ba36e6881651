#include "catalog/http/mark_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::benefit_mechanism;
using domain::licence_kind;
using domain::mark_test;
using domain::mark_verdict;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 4, .values_max = 500, .members_max = 20};
constexpr benefit_mechanism benefits[] = {benefit_mechanism::wage,     benefit_mechanism::asset,
                                          benefit_mechanism::business, benefit_mechanism::share_cooperation,
                                          benefit_mechanism::order,    benefit_mechanism::trusteeship};
constexpr licence_kind licence_kinds[] = {licence_kind::business, licence_kind::production, licence_kind::food, licence_kind::other};
constexpr mark_verdict verdicts[] = {mark_verdict::pass, mark_verdict::send_back, mark_verdict::refuse};
constexpr mark_test tests[] = {mark_test::labour_share,   mark_test::own_trademark, mark_test::plan_of_use,
                               mark_test::licences_valid, mark_test::origin,        mark_test::benefit,
                               mark_test::site_visit,     mark_test::quality,       mark_test::price};
constexpr json::text_rule reason_rule{.length_max = domain::reason_length_max, .lines_allowed = true};

domain::licence read_licence(json::object_reader& each) {
    domain::licence found;
    found.kind = licence_kinds[each.choice("kind", {"business", "production", "food", "other"})];
    found.number = each.text("number", {.length_max = domain::licence_number_length_max});
    found.valid_from = each.date("valid_from");
    found.valid_to = each.optional_date("valid_to");
    return found;
}

// Kinds and hashes stand in the rows of the documents.
std::vector<domain::named_document> read_documents(json::object_reader& body) {
    std::vector<domain::named_document> documents;
    if (!body.present("document_ids")) return documents;
    for (const auto& text : body.texts("document_ids", {.items_max = domain::mark_documents_max}, {.length_max = 64})) {
        const auto id = base::parse_id<domain::document_id>(text);
        if (!id) body.fault("document_ids", "invalid-format", "Not ids of documents.");
        documents.push_back({.id = id.value_or(domain::document_id{})});
    }
    return documents;
}

std::vector<domain::stated_price> read_prices(json::object_reader& body) {
    std::vector<domain::stated_price> prices;
    if (!body.present("prices")) {
        (void)body.optional_text("prices");
        return prices;
    }
    body.objects("prices", {.items_max = domain::mark_products_max}, [&](json::object_reader& each) {
        const auto product = each.id<domain::product_id>("product_id");
        prices.push_back({product, {each.integer("unit_price_fen", {1, domain::unit_price_max.value})}});
    });
    return prices;
}

ordered_value documents_json(const std::vector<domain::named_document>& documents) {
    auto rows = ordered_value::array();
    for (const auto& each : documents)
        rows.push_back(ordered_value{
            {"id", base::to_wire(each.id)}, {"kind", name_of(each.kind)}, {"sha256", base::to_hex(base::as_text(each.hash))}});
    return rows;
}

ordered_value claim_json(const domain::mark_claim& claim, const domain::labour_evidence& labour) {
    auto products = ordered_value::array();
    for (const auto& each : claim.products) products.push_back(base::to_wire(each));
    auto licences = ordered_value::array();
    for (const auto& each : claim.licences) {
        licences.push_back(ordered_value{{"kind", name_of(each.kind)},
                                         {"number", each.number},
                                         {"valid_from", base::to_text(each.valid_from)},
                                         {"valid_to", date_json(each.valid_to)}});
    }
    auto prices = ordered_value::array();
    for (const auto& each : claim.prices)
        prices.push_back(ordered_value{{"product_id", base::to_wire(each.product)}, {"unit_price_fen", each.unit_price.value}});
    return {{"product_ids", std::move(products)},
            {"labour_list_id", labour.matched_on ? ordered_value(base::to_wire(claim.labour_list)) : ordered_value(nullptr)},
            {"labour_total", labour.counted.total},
            {"labour_poor", labour.counted.poor},
            {"labour_names_differ", labour.counted.names_differ},
            {"labour_matched_on", date_json(labour.matched_on)},
            {"trademark_number", text_json(claim.trademark_number)},
            {"plan_of_use", claim.plan_of_use},
            {"licences", std::move(licences)},
            {"benefit", name_of(claim.benefit)},
            {"benefit_note", claim.benefit_note},
            {"documents", documents_json(claim.documents)},
            {"prices", std::move(prices)}};
}

ordered_value origins_json(const std::vector<domain::product_origin>& origins) {
    auto rows = ordered_value::array();
    for (const auto& each : origins) {
        auto row = origin_json(each.origin);
        row["product_id"] = base::to_wire(each.product);
        rows.push_back(std::move(row));
    }
    return rows;
}

ordered_value tests_json(const std::vector<domain::test_result>& results) {
    auto rows = ordered_value::array();
    for (const auto& each : results) {
        rows.push_back(ordered_value{{"test", name_of(each.test)},
                                     {"outcome", name_of(each.outcome)},
                                     {"compared", each.compared},
                                     {"source", each.source},
                                     {"decided_by", each.decided_by},
                                     {"flags", each.flags}});
        add_texts(rows.back(), domain::explain(each));
    }
    return rows;
}

ordered_value decisions_json(const std::vector<domain::mark_decision>& decisions) {
    auto rows = ordered_value::array();
    for (const auto& each : decisions) {
        rows.push_back(ordered_value{{"step", name_of(each.step)},
                                     {"verdict", name_of(each.verdict)},
                                     {"account_id", base::to_wire(each.by)},
                                     {"account_name", each.by_name},
                                     {"organisation_id", base::to_wire(each.organisation)},
                                     {"decided_at", base::to_rfc3339(each.decided_at)},
                                     {"reasons", each.reasons}});
    }
    return rows;
}

ordered_value waivers_json(const std::vector<domain::mark_waiver>& waivers) {
    auto rows = ordered_value::array();
    for (const auto& each : waivers) {
        rows.push_back(ordered_value{{"test", name_of(each.test)},
                                     {"reason", each.reason},
                                     {"account_id", base::to_wire(each.given_by)},
                                     {"account_name", each.given_by_name},
                                     {"given_at", base::to_rfc3339(each.given_at)}});
    }
    return rows;
}

ordered_value visit_json(const std::optional<domain::site_visit>& visit) {
    if (!visit) return nullptr;
    return {{"visited_on", base::to_text(visit->visited_on)}, {"finding", visit->finding}};
}

ordered_value due_json(const app::mark_view& view) {
    if (!view.what.due) return nullptr;
    return {{"on", base::to_text(view.what.due->on)},
            {"by_weekdays_alone", view.what.due->by_weekdays_alone},
            {"overdue_since", date_json(view.overdue_since)}};
}

ordered_value application_document(const app::mark_view& view) {
    const auto& what = view.what;
    const auto step = step_of(what.state);
    return {{"id", base::to_wire(what.id)},
            {"applicant_organisation_id", base::to_wire(what.applicant)},
            {"applicant_county_code", what.applicant_county_code},
            {"state", name_of(what.state)},
            {"next_step", step ? ordered_value(name_of(*step)) : ordered_value(nullptr)},
            {"due", due_json(view)},
            {"claim", claim_json(what.claim, what.labour)},
            {"origins", origins_json(what.origins)},
            {"site_visit", visit_json(what.visit)},
            {"filing_number", text_json(what.filing_number)},
            {"contract_number", text_json(what.contract_number)},
            {"certificate_number", text_json(what.certificate_number)},
            {"appeal_reason", text_json(what.appeal_reason)},
            {"tests", tests_json(view.tests)},
            {"decisions", decisions_json(what.decisions)},
            {"waivers", waivers_json(what.waivers)},
            {"version", what.version},
            {"created_at", base::to_rfc3339(what.created_at)},
            {"changed_at", base::to_rfc3339(what.changed_at)}};
}

}  // namespace

base::result<domain::mark_claim> decode_claim(std::string_view text) {
    return json::decode<domain::mark_claim>(text, body_limits, [](json::object_reader& body) {
        domain::mark_claim claim;
        claim.products = read_product_ids(body, "product_ids", {.items_min = 1, .items_max = domain::mark_products_max});
        claim.labour_list = body.id<domain::labour_list_id>("labour_list_id");
        claim.trademark_number = body.optional_text("trademark_number", {.length_max = domain::trademark_length_max});
        claim.plan_of_use = body.text("plan_of_use", {.length_max = domain::plan_of_use_length_max, .lines_allowed = true});
        body.objects("licences", {.items_max = domain::licences_max},
                     [&](json::object_reader& each) { claim.licences.push_back(read_licence(each)); });
        claim.benefit = benefits[body.choice("benefit", {"wage", "asset", "business", "share_cooperation", "order", "trusteeship"})];
        claim.benefit_note = body.text("benefit_note", reason_rule);
        claim.documents = read_documents(body);
        claim.prices = read_prices(body);
        return claim;
    });
}

base::result<domain::ruling> decode_ruling(std::string_view text, domain::mark_step step) {
    return json::decode<domain::ruling>(text, body_limits, [step](json::object_reader& body) {
        domain::ruling ruled{.step = step};
        ruled.verdict = verdicts[body.choice("verdict", {"pass", "return", "refuse"})];
        ruled.reasons = body.optional_text("reasons", reason_rule).value_or("");
        if (step == domain::mark_step::first_review) {
            body.optional_object("site_visit", [&](json::object_reader& part) {
                ruled.visit = domain::site_visit{part.date("visited_on"), part.text("finding", reason_rule)};
            });
        } else if (step != domain::mark_step::re_review) {
            ruled.number = body.optional_text("number", {.length_max = domain::document_number_length_max});
        }
        return ruled;
    });
}

base::result<std::string> decode_reason(std::string_view text) {
    return json::decode<std::string>(text, body_limits, [](json::object_reader& body) { return body.text("reason", reason_rule); });
}

base::result<waiver_request> decode_waiver(std::string_view text) {
    return json::decode<waiver_request>(text, body_limits, [](json::object_reader& body) {
        waiver_request found;
        found.test = tests[body.choice("test", {"labour_share", "own_trademark", "plan_of_use", "licences_valid", "origin", "benefit",
                                                "site_visit", "quality", "price"})];
        found.reason = body.text("reason", reason_rule);
        return found;
    });
}

std::string encode_application(const app::mark_view& view) { return json::dump(application_document(view)); }

std::string encode_applications(const app::mark_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.applications) data.push_back(application_document(each));
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
