#include "catalog/http/certificate_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/certificate_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

std::vector<web::router::row> certificate_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::issue_certificate, [this](web::request& request) { return issue(request); }},
        {all::change_certificate, [this](web::request& request) { return change(request); }},
        {all::change_certificate_scope, [this](web::request& request) { return change_scope(request); }},
        {all::read_certificate, [this](web::request& request) { return read(request, reader::anybody); }},
        {all::read_certificate_qr_code, [this](web::request& request) { return read_qr_code(request); }},
        {all::read_certificate_history, [this](web::request& request) { return read(request, reader::office); }},
        {all::read_my_certificate, [this](web::request& request) { return read(request, reader::holder); }},
    };
}

certificate_handlers::outcome certificate_handlers::issue(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::issue_certificate.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto wish = decode_certificate_wish(request.body);
    if (!wish) co_return base::refusal(std::move(wish.error()));
    const auto text = request.path_parameter("application_id");
    const auto id = base::parse_id<domain::mark_application_id>(text);
    if (!id) co_return base::refusal(domain::errors::mark_application_not_found(text));
    base::idempotent<app::certificate_view> idempotent{*std::move(claim), encode_certificate};
    auto reply = co_await issue_.run(request.context, std::move(idempotent), *id, *wish);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

certificate_handlers::outcome certificate_handlers::change(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::change_certificate.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto order = decode_certificate_order(request.body, base::business_date_of(request.context.now));
    if (!order) co_return base::refusal(std::move(order.error()));
    base::idempotent<app::certificate_view> idempotent{*std::move(claim), encode_certificate};
    std::string number(request.path_parameter("number"));
    auto reply = co_await change_.run(request.context, std::move(idempotent), std::move(number), *std::move(order));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

certificate_handlers::outcome certificate_handlers::change_scope(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::change_certificate_scope.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto order = decode_scope_order(request.body, base::business_date_of(request.context.now));
    if (!order) co_return base::refusal(std::move(order.error()));
    base::idempotent<app::certificate_view> idempotent{*std::move(claim), encode_certificate};
    std::string number(request.path_parameter("number"));
    auto reply = co_await change_.change_scope(request.context, std::move(idempotent), std::move(number), *std::move(order));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

certificate_handlers::outcome certificate_handlers::read(web::request& request, reader who) {
    if (auto known = web::only_query(request, {"on"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto on = query.date("on").value_or(base::business_date_of(request.context.now));
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    std::string number(request.path_parameter("number"));
    const auto view = who == reader::holder ? co_await read_.own(request.context, std::move(number), on)
                                            : co_await read_.run(request.context, std::move(number), on, who == reader::office);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(who == reader::anybody ? encode_certificate(*view) : encode_certificate_history(*view));
}

// The code of a number never changes, whatever becomes of the certificate: it leads to what is known on the day of scanning.
certificate_handlers::outcome certificate_handlers::read_qr_code(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const std::string number(request.path_parameter("number"));
    const auto view = co_await read_.run(request.context, number, base::business_date_of(request.context.now), false);
    if (!view) co_return base::refusal(view.error());
    auto picture = draw_(number);
    const auto etag = web::body_etag(picture);
    web::response response{.status = 200, .headers = {}, .body = std::move(picture)};
    response.headers.set("Content-Type", "image/svg+xml");
    co_return web::conditional_response(request, std::move(response), etag);
}

}  // namespace chuanpin::catalog::http
