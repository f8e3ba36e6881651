#include "gateway/http/api_key_handlers.hpp"

#include "gateway/http/requests_json.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/views_json.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

answer create(api_key_use_cases use, web::request& request) {
    auto asked = decode_api_key(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = web::read_receipt(request, "create_api_key");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    base::idempotent<domain::api_key> idempotent{*std::move(claim), encode_api_key};
    auto created = co_await use.create(request.context, std::move(idempotent), *std::move(asked));
    if (!created) co_return base::refusal(std::move(created.error()));
    created->reply.body = with_secrets(std::move(created->reply.body), created->text, created->signing_secret);
    co_return web::reply_response(std::move(created->reply), 201);
}

answer list(api_key_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    auto keys = co_await use.list(request.context);
    if (!keys) co_return base::refusal(std::move(keys.error()));
    co_return web::json_response(encode_api_keys(*keys));
}

answer revoke(api_key_use_cases use, web::request& request) {
    const auto id = base::parse_id<domain::api_key_id>(request.path_parameter("api_key_id"));
    if (!id) co_return web::errors::route_not_found();
    auto revoked = co_await use.revoke(request.context, *id);
    if (!revoked) co_return base::refusal(std::move(revoked.error()));
    web::response response;
    response.status = 204;
    co_return response;
}

}  // namespace

void add_api_key_rows(std::vector<web::router::row>& rows, const api_key_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("create_api_key", create);
    add("list_api_keys", list);
    add("revoke_api_key", revoke);
}

}  // namespace chuanpin::gateway::http
