#include "orders/http/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "orders/http/warehouse/warehouse_json.hpp"
#include "platform/base/sha256_text.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::http {
namespace {

// What a thermometer at a loading ramp can show.
constexpr std::int64_t coldest_mc = -60'000;
constexpr std::int64_t warmest_mc = 60'000;

std::optional<domain::rejection_outcome> read_outcome(json::object_reader& from) {
    const auto index = from.optional_choice("rejected_goods", {"returned", "destroyed", "credited"});
    return index ? std::optional(domain::rejection_outcomes[*index]) : std::nullopt;
}

std::optional<std::string> read_photo(json::object_reader& from) {
    auto hash = from.optional_text("photo_sha256", {.length_max = base::sha256_text_digits});
    if (hash && !base::is_sha256_text(*hash)) from.fault("photo_sha256", "invalid-format", "64 hexadecimal digits in lower case.");
    return hash;
}

app::named_batch read_batch(json::object_reader& from) {
    return {.number = from.text("number", {.length_max = domain::batch_number_length_max}),
            .harvested_on = from.date("harvested_on"),
            .expires_on = from.date("expires_on"),
            .variety = from.optional_text("variety", {.length_max = domain::variety_length_max}),
            .county_code = read_optional_county(from)};
}

domain::line_acceptance read_line_acceptance(json::object_reader& from) {
    return {.line = from.id<domain::line_id>("line_id"),
            .accepted_quantity = from.integer("accepted_quantity"),
            .rejected_quantity = from.integer("rejected_quantity"),
            .reason = from.optional_text("reason"),
            .rejected_goods = read_outcome(from),
            .photo_sha256 = read_photo(from),
            .handover_temperature_mc = from.optional_integer("handover_temperature_mc", {.min = coldest_mc, .max = warmest_mc}),
            .accepted_g = from.optional_integer("accepted_g")};
}

}  // namespace

base::result<domain::order_request> read_order_request(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    domain::order_request request;
    request.supplier = from.id<domain::organisation_id>("supplier_organisation_id");
    from.object("delivery", [&](json::object_reader& delivery) { request.delivery = read_delivery(delivery); });
    request.requested_delivery_date = from.date("requested_delivery_date");
    from.objects("lines", {.items_min = 1, .items_max = domain::lines_max},
                 [&](json::object_reader& line) { request.lines.push_back(read_replaceable_line(line)); });
    request.terms = read_terms(from);
    request.contract = from.optional_boolean("contract").value_or(false);
    request.quotation = from.optional_id<domain::quotation_id>("quotation_id");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return request;
}

base::result<app::stock_receipt> read_stock_receipt(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::stock_receipt receipt;
    receipt.product = from.id<domain::product_id>("product_id");
    receipt.warehouse_code = from.text("warehouse_code", {.length_max = 40});
    if (!is_warehouse_code(receipt.warehouse_code)) from.fault("warehouse_code", "invalid-format", "Letters, digits, '-' and '_'.");
    receipt.quantity = from.integer("quantity", {.min = 1});
    receipt.reason = from.text("reason");
    receipt.lot = from.optional_id<domain::lot_id>("lot_id");
    receipt.expires_on = from.optional_date("expires_on");
    from.optional_object("batch", [&](json::object_reader& batch) { receipt.batch = read_batch(batch); });
    if (receipt.lot == domain::unnamed_lot) from.fault("lot_id", "invalid-format", "Leave it out where there is no lot.");
    if (receipt.lot && receipt.batch) from.fault("batch", "unexpected", "Either a lot of the catalogue or a batch.");
    if (receipt.expires_on && !receipt.lot) from.fault("expires_on", "unexpected", "Only of a lot of the catalogue; a batch has its own.");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return receipt;
}

base::result<domain::acceptance> read_acceptance(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    domain::acceptance said;
    said.all = from.optional_boolean("all").value_or(false);
    if (!said.all)
        from.objects("lines", {.items_min = 1, .items_max = domain::lines_max},
                     [&](json::object_reader& line) { said.lines.push_back(read_line_acceptance(line)); });
    else if (from.present("lines"))
        from.fault("lines", "unexpected", "Either all or lines.");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return said;
}

base::result<domain::rating> read_rating(std::string_view body) {
    return json::decode<domain::rating>(body, {}, [](json::object_reader& from) {
        return domain::rating{.stars = static_cast<int>(from.integer("stars", {.min = 1, .max = 5})),
                              .comment = from.optional_text("comment").value_or("")};
    });
}

base::result<std::string> read_reason(std::string_view body) {
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    auto reason = from.text("reason");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return reason;
}

base::result<std::vector<domain::proposed_replacement>> read_replacements(std::string_view body) {
    std::vector<domain::proposed_replacement> asked;
    if (body.empty()) return asked;
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    if (from.present("replacements"))
        from.objects("replacements", {.items_min = 1, .items_max = domain::replacements_max}, [&](json::object_reader& each) {
            asked.push_back({.line = each.id<domain::line_id>("line_id"),
                             .offer = each.id<domain::offer_id>("offer_id"),
                             .offer_version = each.integer("offer_version", {.min = 1}),
                             .reason = each.text("reason")});
        });
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return asked;
}

base::result<void> read_nothing(std::string_view body) {
    if (body.empty()) return {};
    const auto document = json::parse(body);
    if (!document) return base::refusal(document.error());
    return json::object_reader(*document).finish();
}

}  // namespace chuanpin::orders::http
