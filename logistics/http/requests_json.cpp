#include "logistics/http/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "logistics/domain/errors.hpp"
#include "platform/http/conditional.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::logistics::http {

namespace {

constexpr std::int64_t distance_max_m = 10'000'000;  // farther than any road in China
constexpr std::int64_t logger_accuracy_max_mc = 10'000;

domain::vehicle read_vehicle(json::object_reader& body) {
    domain::vehicle found;
    body.object("vehicle", [&](json::object_reader& vehicle) {
        found.plate = vehicle.text("plate", {.length_max = 20});
        found.kind =
            vehicle.choice("kind", {"refrigerated", "ambient"}) == 0 ? domain::vehicle_kind::refrigerated : domain::vehicle_kind::ambient;
    });
    return found;
}

}  // namespace

base::result<app::create_shipment::command> decode_shipment(const chuanpin::http::request& request) {
    const auto document = json::parse(request.body);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::create_shipment::command asked;
    asked.order = body.id<domain::order_id>("order_id");
    asked.delivery = body.optional_id<domain::delivery_id>("delivery_id");
    asked.stated.carried_by = read_vehicle(body);
    asked.stated.logger_id = body.text("logger_id", {.length_max = 64});
    asked.stated.logger_accuracy_mc = body.optional_integer("logger_accuracy_mc", {.min = 1, .max = logger_accuracy_max_mc});
    asked.stated.declared_distance_m = body.optional_integer("distance_m", {.min = 1, .max = distance_max_m});
    asked.stated.loaded_at = body.instant("loaded_at");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::record_delivery::command> decode_delivery(const chuanpin::http::request& request) {
    const auto id = decode_shipment_id(request);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(request, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    const auto document = json::parse(request.body);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::record_delivery::command asked{*id, body.instant("delivered_at"), *std::move(seen)};
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::assess_subsidy::command> decode_assessment(const chuanpin::http::request& request) {
    const auto id = decode_shipment_id(request);
    if (!id) return base::refusal(id.error());
    app::assess_subsidy::command asked{*id};
    if (request.body.empty()) return asked;
    const auto document = json::parse(request.body);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    if (auto code = body.optional_text("rule_code", {.length_max = 40})) asked.rule_code = *std::move(code);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<domain::shipment_id> decode_shipment_id(const chuanpin::http::request& request) {
    const auto id = base::parse_id<domain::shipment_id>(request.path_parameter("shipment_id"));
    if (!id) return base::refusal(domain::errors::shipment_not_found({}));
    return *id;
}

}  // namespace chuanpin::logistics::http
