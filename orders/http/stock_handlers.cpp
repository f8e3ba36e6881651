#include "orders/http/stock_handlers.hpp"

#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/stock/stock_query.hpp"
#include "orders/http/views.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;

answer receive_stock(app::receive_stock& receive, request& from) {
    auto receipt = chuanpin::http::read_receipt(from, routes::receive_stock.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto asked = read_stock_receipt(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto reply = co_await receive(from.context, {*std::move(receipt), encode_level}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return chuanpin::http::reply_response(*std::move(reply), 201);
}

// "<product> <warehouse>"
std::optional<domain::stock_key> parse_key(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto product = base::parse_id<domain::product_id>(text.substr(0, space));
    const auto warehouse = base::parse_id<domain::warehouse_id>(text.substr(space + 1));
    if (!product || !warehouse) return std::nullopt;
    return domain::stock_key{*product, *warehouse};
}

answer list_stock(app::read_stock& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"product_id"});
    if (!page) co_return base::refusal(page.error());
    const auto product = product_of(from);
    if (!product) co_return base::refusal(product.error());
    std::optional<domain::stock_key> after;
    if (!page->after.empty()) {
        after = parse_key(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto levels = co_await read.levels(from.context, *product, after, page->limit + 1);
    if (!levels) co_return base::refusal(levels.error());
    std::string next;
    if (levels->size() > page->limit) {
        levels->resize(page->limit);
        const auto& last = levels->back().level.key;
        next = page->cursor_after(base::to_wire(last.product) + " " + base::to_wire(last.warehouse));
    }
    auto body = encode_levels(*levels, next);
    const auto etag = chuanpin::http::body_etag(body);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::page_response(from, std::move(body), next), etag);
}

answer list_stock_movements(app::read_stock& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"product_id"});
    if (!page) co_return base::refusal(page.error());
    const auto product = required_product_of(from);
    if (!product) co_return base::refusal(product.error());
    std::optional<std::int64_t> before;
    if (!page->after.empty()) {
        before = base::parse_whole_number(page->after);
        if (!before) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto movements = co_await read.movements(from.context, *product, before, page->limit + 1);
    if (!movements) co_return base::refusal(movements.error());
    std::string next;
    if (movements->size() > page->limit) {
        movements->resize(page->limit);
        next = page->cursor_after(std::to_string(movements->back().number));
    }
    co_return chuanpin::http::page_response(from, encode_movements(*movements, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_stock_rows(stock_use_cases use) {
    return {
        {routes::receive_stock, [&receive = use.receive](request& from) { return receive_stock(receive, from); }},
        {routes::list_stock, [&read = use.read](request& from) { return list_stock(read, from); }},
        {routes::list_stock_movements, [&read = use.read](request& from) { return list_stock_movements(read, from); }},
    };
}

}  // namespace chuanpin::orders::http
