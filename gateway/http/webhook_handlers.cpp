#include "gateway/http/webhook_handlers.hpp"

#include <charconv>

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

base::result<domain::webhook_endpoint_id> endpoint_id_of(const web::request& request) {
    const auto id = base::parse_id<domain::webhook_endpoint_id>(request.path_parameter("endpoint_id"));
    if (!id) return web::errors::route_not_found();
    return *id;
}

answer create(webhook_use_cases use, web::request& request) {
    auto asked = decode_webhook_endpoint(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = web::read_receipt(request, "create_webhook_endpoint");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    base::idempotent<domain::webhook_endpoint> idempotent{*std::move(claim), encode_endpoint};
    auto created = co_await use.create(request.context, std::move(idempotent), *std::move(asked));
    if (!created) co_return base::refusal(std::move(created.error()));
    created->reply.body = with_secret(std::move(created->reply.body), created->secret);
    co_return web::reply_response(std::move(created->reply), 201);
}

answer list(webhook_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    auto endpoints = co_await use.list(request.context);
    if (!endpoints) co_return base::refusal(std::move(endpoints.error()));
    co_return web::json_response(encode_endpoints(*endpoints));
}

answer remove(webhook_use_cases use, web::request& request) {
    const auto id = endpoint_id_of(request);
    if (!id) co_return base::refusal(id.error());
    auto removed = co_await use.remove(request.context, *id);
    if (!removed) co_return base::refusal(std::move(removed.error()));
    web::response response;
    response.status = 204;
    co_return response;
}

answer deliveries(webhook_use_cases use, web::request& request) {
    const auto id = endpoint_id_of(request);
    if (!id) co_return base::refusal(id.error());
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    std::int64_t before = 0;  // our own cursor, so its text is a number
    std::from_chars(page->after.data(), page->after.data() + page->after.size(), before);
    auto found = co_await use.deliveries(request.context, *id, before, page->limit + 1);
    if (!found) co_return base::refusal(std::move(found.error()));
    std::optional<std::string> next;
    if (found->size() > page->limit) {
        found->pop_back();
        next = page->cursor_after(std::to_string(found->back().number));
    }
    co_return web::page_response(request, encode_deliveries(*found, next), next.value_or(std::string()));
}

}  // namespace

void add_webhook_rows(std::vector<web::router::row>& rows, const webhook_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("create_webhook_endpoint", create);
    add("list_webhook_endpoints", list);
    add("remove_webhook_endpoint", remove);
    add("list_webhook_deliveries", deliveries);
}

}  // namespace chuanpin::gateway::http
