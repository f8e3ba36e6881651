#include "orders/http/warehouse/warehouse_handlers.hpp"

#include "orders/domain/errors.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/warehouse/warehouse_json.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

namespace web = chuanpin::http;
using answer = base::task<base::result<web::response>>;

answer add(app::keep_warehouses& keep, web::request& from) {
    auto receipt = web::read_receipt(from, routes::add_warehouse.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto asked = read_warehouse(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto reply = co_await keep.add(from.context, {*std::move(receipt), encode_warehouse}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer close(app::keep_warehouses& keep, web::request& from) {
    auto receipt = web::read_receipt(from, routes::close_warehouse.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    const auto text = from.path_parameter("warehouse_id");
    const auto id = base::parse_id<domain::warehouse_id>(text);
    if (!id) co_return base::refusal(domain::errors::warehouse_not_found(text));
    if (auto nothing = read_nothing(from.body); !nothing) co_return base::refusal(std::move(nothing.error()));
    auto reply = co_await keep.close(from.context, {*std::move(receipt), encode_warehouse}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer list(app::keep_warehouses& keep, web::request& from) {
    const auto page = web::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    auto found = co_await keep.list(from.context, page->after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(found->back().code);
    }
    auto body = encode_warehouses(*found, next);
    const auto etag = web::body_etag(body);
    co_return web::conditional_response(from, web::page_response(from, std::move(body), next), etag);
}

}  // namespace

std::vector<web::router::row> make_warehouse_rows(app::keep_warehouses& keep) {
    return {
        {routes::add_warehouse, [&keep](web::request& from) { return add(keep, from); }},
        {routes::list_warehouses, [&keep](web::request& from) { return list(keep, from); }},
        {routes::close_warehouse, [&keep](web::request& from) { return close(keep, from); }},
    };
}

}  // namespace chuanpin::orders::http
