#include "catalog/http/listing/listing_json.hpp"

#include <nlohmann/json.hpp>

#include "catalog/http/parts_json.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using domain::permit_kind;
using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{32} * 1024, .depth_max = 4, .values_max = 100, .members_max = 20};
constexpr permit_kind quality_marks[] = {permit_kind::pollution_free, permit_kind::green_food, permit_kind::organic,
                                         permit_kind::geographical_indication};
constexpr permit_kind licence_kinds[] = {permit_kind::business_licence, permit_kind::production_licence};

void read_terms(json::object_reader& body, domain::permit_terms& terms) {
    terms.number = body.text("number", {.length_max = domain::permit_number_length_max});
    terms.issuer = body.text("issuer", {.length_max = domain::permit_issuer_length_max});
    terms.evidence = body.optional_id<domain::document_id>("document_id");
    terms.valid_from = body.date("valid_from");
}

ordered_value withdrawal_json(const std::optional<domain::permit_withdrawal>& what) {
    if (!what) return nullptr;
    return {{"at", base::to_rfc3339(what->at)}, {"reason", what->reason}};
}

ordered_value permit_document(const domain::permit& what) {
    const auto& terms = what.terms;
    return {{"id", base::to_wire(what.id)},
            {"kind", name_of(terms.kind)},
            {"product_id", terms.product ? ordered_value(base::to_wire(*terms.product)) : ordered_value(nullptr)},
            {"number", terms.number},
            {"issuer", terms.issuer},
            {"categories", terms.categories},
            {"document_id", terms.evidence ? ordered_value(base::to_wire(*terms.evidence)) : ordered_value(nullptr)},
            {"valid_from", base::to_text(terms.valid_from)},
            {"valid_to", date_json(terms.valid_to)},
            {"recorded_at", base::to_rfc3339(what.recorded_at)},
            {"withdrawn", withdrawal_json(what.withdrawn)}};
}

ordered_value review_document(const app::review_view& view) {
    const auto& what = view.what;
    return {{"id", base::to_wire(what.id)},
            {"product_id", base::to_wire(what.product)},
            {"supplier_organisation_id", base::to_wire(what.supplier)},
            {"name_zh", view.product.details.name_zh},
            {"product_version", what.product_version},
            {"changed", what.changed},
            {"state", name_of(what.state)},
            {"opened_at", base::to_rfc3339(what.opened_at)},
            {"decided_by_name", what.decided_at ? ordered_value(what.decided_by_name) : ordered_value(nullptr)},
            {"decided_at", instant_json(what.decided_at)},
            {"reasons", what.reasons}};
}

}  // namespace

base::result<domain::permit_terms> decode_licence(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::permit_terms terms;
    terms.kind = licence_kinds[body.choice("kind", {"business_licence", "production_licence"})];
    read_terms(body, terms);
    terms.valid_to = body.optional_date("valid_to");
    if (body.present("categories"))
        terms.categories = body.texts("categories", {.items_max = domain::permit_categories_max}, {.length_max = 32});
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return terms;
}

base::result<domain::permit_terms> decode_report(std::string_view text, domain::product_id product) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::permit_terms terms{.kind = permit_kind::inspection_report, .product = product};
    read_terms(body, terms);
    terms.valid_to = body.date("valid_to");
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return terms;
}

base::result<domain::permit_terms> decode_quality_mark(std::string_view text, domain::product_id product) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    domain::permit_terms terms{.product = product};
    terms.kind = quality_marks[body.choice("kind", {"pollution_free", "green_food", "organic", "geographical_indication"})];
    read_terms(body, terms);
    terms.valid_to = body.optional_date("valid_to");
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return terms;
}

base::result<std::string> decode_permit_withdrawal(std::string_view text) {
    return json::decode<std::string>(text, body_limits, [](json::object_reader& body) {
        return body.text("reason", {.length_max = domain::permit_withdrawal_reason_length_max, .lines_allowed = true});
    });
}

std::string encode_permit(const domain::permit& what) { return json::dump(permit_document(what)); }

std::string encode_permits(const app::permit_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.permits) data.push_back(permit_document(each));
    return page_json(std::move(data), next_cursor);
}

base::result<review_ruling> decode_review_ruling(std::string_view text) {
    const auto document = json::parse(text, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    review_ruling ruling;
    ruling.passes = body.choice("verdict", {"pass", "refuse"}) == 0;
    ruling.reasons = body.optional_text("reasons", {.length_max = domain::review_reasons_length_max, .lines_allowed = true}).value_or("");
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return ruling;
}

std::string encode_review(const app::review_view& view) { return json::dump(review_document(view)); }

std::string encode_reviews(const app::review_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.reviews) data.push_back(review_document(each));
    return page_json(std::move(data), next_cursor);
}

}  // namespace chuanpin::catalog::http
