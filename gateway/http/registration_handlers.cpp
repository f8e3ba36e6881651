#include "gateway/http/registration_handlers.hpp"

#include "gateway/http/page_cut.hpp"
#include "gateway/http/requests_json.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/views_json.hpp"
#include "platform/http/idempotency.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

/// Nobody is signed in: the key stands for itself, and whoever has it must send the same body.
base::result<base::receipt> read_public_receipt(const registration_use_cases& use, const web::request& request) {
    auto key = web::read_idempotency_key(request);
    if (!key) return base::refusal(std::move(key.error()));
    base::receipt claim{"submit_registration", *std::move(key), {}};
    claim.asked = crypto::hmac_sha256(crypto::as_text(use.fingerprint_key), request.body);
    return claim;
}

std::optional<domain::registration_id> id_of(const web::request& request) {
    return base::parse_id<domain::registration_id>(request.path_parameter("registration_id"));
}

answer submit_registration(registration_use_cases use, web::request& request) {
    auto asked = decode_registration(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = read_public_receipt(use, request);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.submit(request.context, {*std::move(claim), encode_registration_state}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer get_registration(registration_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    const auto found = co_await use.read.get(request.context, *id);
    if (!found) co_return base::refusal(found.error());
    auto response = web::json_response(encode_registration_state(*found));
    response.headers.add("Cache-Control", "no-store");
    co_return response;
}

answer list_registrations(registration_use_cases use, web::request& request) {
    const auto page = web::read_page(request, {"state"});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_cursor_id<domain::registration_id>(*page);
    if (!before) co_return base::refusal(before.error());
    app::registration_filter filter{.before = *before, .limit = page->limit + 1};
    if (const auto state = request.query_parameter("state")) {
        filter.state = domain::parse_registration_state(*state);
        if (!filter.state)
            co_return web::errors::invalid_parameters({{"?state", "out-of-range", "submitted, recommended, activated or refused."}});
    }
    auto found = co_await use.read.list(request.context, std::move(filter));
    if (!found) co_return base::refusal(std::move(found.error()));
    const auto next = cut_page(*found, *page, &domain::registration::id);
    co_return web::page_response(request, encode_registrations(*found, next), next.value_or(std::string()));
}

answer recommend_registration(registration_use_cases use, web::request& request) {
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "recommend_registration");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.recommend(request.context, {*std::move(claim), encode_registration_record}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer activate_registration(registration_use_cases use, web::request& request) {
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "activate_registration");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.decide.activate(request.context, {*std::move(claim), encode_registration_record}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer refuse_registration(registration_use_cases use, web::request& request) {
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    auto reason = decode_refusal(request);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    auto claim = web::read_receipt(request, "refuse_registration");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.decide.refuse(request.context, {*std::move(claim), encode_registration_record}, *id, *std::move(reason));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

}  // namespace

void add_registration_rows(std::vector<web::router::row>& rows, const registration_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("submit_registration", submit_registration);
    add("list_registrations", list_registrations);
    add("get_registration", get_registration);
    add("recommend_registration", recommend_registration);
    add("activate_registration", activate_registration);
    add("refuse_registration", refuse_registration);
}

}  // namespace chuanpin::gateway::http
