#include "orders/http/stock/stock_change_handlers.hpp"

#include "orders/http/routes.hpp"
#include "orders/http/stock/stock_changes_json.hpp"
#include "orders/http/stock/stock_query.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

namespace web = chuanpin::http;
using answer = base::task<base::result<web::response>>;

// One POST like the other: a receipt, a body that `read` understands, a use case that answers what changed.
template <class UseCase, class Read>
answer change(UseCase& use, web::request& from, const web::route& what, Read read) {
    auto receipt = web::read_receipt(from, what.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto asked = read(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto reply = co_await use(from.context, {*std::move(receipt), encode_changed_stock}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

// "<warehouse> <lot>"
std::optional<app::lot_place> parse_place(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto warehouse = base::parse_id<domain::warehouse_id>(text.substr(0, space));
    const auto lot = base::parse_id<domain::lot_id>(text.substr(space + 1));
    if (!warehouse || !lot) return std::nullopt;
    return app::lot_place{*warehouse, *lot};
}

answer list_lots(app::read_stock& read, web::request& from) {
    const auto page = web::read_page(from, {"product_id"});
    if (!page) co_return base::refusal(page.error());
    const auto product = required_product_of(from);
    if (!product) co_return base::refusal(product.error());
    std::optional<app::lot_place> after;
    if (!page->after.empty()) {
        after = parse_place(page->after);
        if (!after) co_return web::errors::cursor_invalid();
    }
    auto lots = co_await read.lots(from.context, *product, after, page->limit + 1);
    if (!lots) co_return base::refusal(lots.error());
    std::string next;
    if (lots->size() > page->limit) {
        lots->resize(page->limit);
        const auto& last = lots->back().stock;
        next = page->cursor_after(base::to_wire(last.key.warehouse) + " " + base::to_wire(last.lot));
    }
    auto body = encode_lots(*lots, next);
    const auto etag = web::body_etag(body);
    co_return web::conditional_response(from, web::page_response(from, std::move(body), next), etag);
}

}  // namespace

std::vector<web::router::row> make_stock_change_rows(stock_change_use_cases use) {
    return {
        {routes::transfer_stock,
         [&transfer = use.transfer](web::request& from) { return change(transfer, from, routes::transfer_stock, read_stock_transfer); }},
        {routes::count_stock,
         [&count = use.count](web::request& from) { return change(count, from, routes::count_stock, read_stock_taking); }},
        {routes::write_off_stock,
         [&write_off = use.write_off](web::request& from) {
             return change(write_off, from, routes::write_off_stock, read_stock_write_off);
         }},
        {routes::list_stock_lots, [&read = use.read](web::request& from) { return list_lots(read, from); }},
    };
}

}  // namespace chuanpin::orders::http
