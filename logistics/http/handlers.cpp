#include "logistics/http/handlers.hpp"

#include "logistics/domain/errors.hpp"
#include "logistics/http/requests_json.hpp"
#include "logistics/http/routes.hpp"
#include "logistics/http/temperature_csv.hpp"
#include "logistics/http/views_json.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::logistics::http {

namespace {

using chuanpin::http::json_response;
using chuanpin::http::reply_response;
using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;

// The claim of a request and the encoder of its view; the use case's own errors pass through.
template <class View>
base::result<base::idempotent<View>> read_idempotent(const request& request, std::string_view operation) {
    auto claim = chuanpin::http::read_receipt(request, operation);
    if (!claim) return base::refusal(std::move(claim.error()));
    return base::idempotent<View>{*std::move(claim), [](const View& view) { return encode(view); }};
}

base::result<response> respond(base::result<base::reply> reply, int status) {
    if (!reply) return base::refusal(std::move(reply.error()));
    return reply_response(*std::move(reply), status);
}

template <class View>
base::result<response> respond(const base::result<View>& view) {
    if (!view) return base::refusal(view.error());
    return json_response(encode(*view));
}

answer create_shipment(use_cases use, request& request) {
    const auto asked = decode_shipment(request);
    if (!asked) co_return base::refusal(asked.error());
    auto idempotent = read_idempotent<domain::shipment>(request, "create_shipment");
    if (!idempotent) co_return base::refusal(std::move(idempotent.error()));
    co_return respond(co_await use.create_shipment.run(request.context, *asked, *std::move(idempotent)), 201);
}

answer record_delivery(use_cases use, request& request) {
    const auto asked = decode_delivery(request);
    if (!asked) co_return base::refusal(asked.error());
    auto idempotent = read_idempotent<domain::shipment>(request, "record_delivery");
    if (!idempotent) co_return base::refusal(std::move(idempotent.error()));
    co_return respond(co_await use.record_delivery.run(request.context, *asked, *std::move(idempotent)), 200);
}

answer import_temperature_log(use_cases use, request& request) {
    const auto id = decode_shipment_id(request);
    if (!id) co_return base::refusal(id.error());
    auto idempotent = read_idempotent<app::temperature_log_view>(request, "import_temperature_log");
    if (!idempotent) co_return base::refusal(std::move(idempotent.error()));
    base::result<domain::temperature_series> series;
    if (auto ran = co_await use.cpu.run([&] { series = read_temperature_csv(request.body); }); !ran)
        co_return base::refusal(std::move(ran.error()));
    if (!series) co_return base::refusal(std::move(series.error()));
    const app::import_temperature_log::command asked{*id, std::move(request.body), *std::move(series)};
    co_return respond(co_await use.import_temperature_log.run(request.context, asked, *std::move(idempotent)), 201);
}

answer assess_subsidy(use_cases use, request& request) {
    const auto asked = decode_assessment(request);
    if (!asked) co_return base::refusal(asked.error());
    auto idempotent = read_idempotent<domain::assessment>(request, "assess_subsidy");
    if (!idempotent) co_return base::refusal(std::move(idempotent.error()));
    co_return respond(co_await use.assess_subsidy.run(request.context, *asked, *std::move(idempotent)), 201);
}

answer list_shipments(use_cases use, request& request) {
    const auto page = chuanpin::http::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    std::optional<domain::shipment_id> before;
    if (!page->after.empty()) {
        before = base::parse_id<domain::shipment_id>(page->after);
        if (!before) co_return chuanpin::http::errors::cursor_invalid();
    }
    const auto found = co_await use.read_shipments.list(request.context, before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->items.back().id)) : std::string();
    co_return chuanpin::http::page_response(request, encode(*found, next), next);
}

answer get_shipment(use_cases use, request& request) {
    if (auto query = chuanpin::http::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto id = decode_shipment_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await use.read_shipments.get(request.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(request, json_response(encode(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

// A handler of GET /v1/shipments/{shipment_id}/… that takes no query.
template <class Read>
chuanpin::http::handler about_shipment(Read read) {
    return [read](request& request) -> answer {
        if (auto query = chuanpin::http::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
        const auto id = decode_shipment_id(request);
        if (!id) co_return base::refusal(id.error());
        co_return respond(co_await read(request.context, *id));
    };
}

answer list_rules(use_cases use, request& request) {
    if (auto query = chuanpin::http::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    co_return respond(co_await use.read_rules.rules(request.context));
}

answer list_distances(use_cases use, request& request) {
    const auto page = chuanpin::http::read_page(request, {"origin_county_code"});
    if (!page) co_return base::refusal(page.error());
    app::distance_filter filter{.origin_county_code = std::nullopt, .after = std::nullopt, .limit = page->limit};
    if (const auto origin = request.query_parameter("origin_county_code")) filter.origin_county_code = std::string(*origin);
    if (!page->after.empty()) {
        const auto slash = page->after.find('/');
        if (slash == std::string::npos) co_return chuanpin::http::errors::cursor_invalid();
        filter.after = {page->after.substr(0, slash), page->after.substr(slash + 1)};
    }
    const auto found = co_await use.read_rules.distances(request.context, std::move(filter));
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->has_more) next = page->cursor_after(found->items.back().origin_county_code + "/" + found->items.back().destination_code);
    co_return chuanpin::http::page_response(request, encode(*found, next), next);
}

using handle_function = answer (*)(use_cases, request&);

}  // namespace

std::vector<chuanpin::http::router::row> make_rows(use_cases use) {
    const auto row = [use](std::string_view name, handle_function handle) -> chuanpin::http::router::row {
        return {route_named(name), [use, handle](request& request) { return handle(use, request); }};
    };
    auto& shipments = use.read_shipments;
    return {
        row("create_shipment", create_shipment),
        row("list_shipments", list_shipments),
        row("get_shipment", get_shipment),
        row("record_delivery", record_delivery),
        row("import_temperature_log", import_temperature_log),
        {route_named("get_verdict"),
         about_shipment([&shipments](const auto& context, const auto& id) { return shipments.verdict(context, id); })},
        row("assess_subsidy", assess_subsidy),
        {route_named("list_subsidy_assessments"),
         about_shipment([&shipments](const auto& context, const auto& id) { return shipments.assessments(context, id); })},
        row("list_subsidy_rules", list_rules),
        row("list_distances", list_distances),
    };
}

}  // namespace chuanpin::logistics::http
