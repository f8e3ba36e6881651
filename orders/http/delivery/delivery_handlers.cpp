#include "orders/http/delivery/delivery_handlers.hpp"

#include "orders/domain/delivery/errors.hpp"
#include "orders/http/delivery/requests_json.hpp"
#include "orders/http/delivery/views.hpp"
#include "orders/http/order_change.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
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

base::result<domain::order_delivery_id> delivery_id_of(const request& from) {
    const auto text = from.path_parameter("delivery_id");
    const auto id = base::parse_id<domain::order_delivery_id>(text);
    if (!id) return base::refusal(domain::errors::delivery_not_found(text));
    return *id;
}

base::result<app::accept_delivery::claim> delivery_claim(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return app::accept_delivery::claim{*std::move(receipt), encode_delivery_of};
}

answer ship_part(app::ship_order& ship, request& from) {
    auto change = read_change(from, routes::ship_part);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_shipping(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(
        co_await ship(from.context, {std::move(change->as.claim), encode_delivery_of}, std::move(change->target), *std::move(said)), 201);
}

answer accept_one(app::accept_delivery& accept, request& from) {
    const auto id = delivery_id_of(from);
    if (!id) co_return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    auto as = delivery_claim(from, routes::accept_delivery);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_acceptance(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await accept(from.context, *std::move(as), {*id, *std::move(seen)}, *std::move(said)), 200);
}

answer read_one(app::read_deliveries& read, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = delivery_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_delivery_of(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->what.version));
}

answer list_of_order(app::read_deliveries& read, request& from) {
    const auto order = order_id_of(from);
    if (!order) co_return base::refusal(order.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    std::int64_t after = 0;
    if (!page->after.empty()) {
        const auto number = base::parse_whole_number(page->after);
        if (!number) co_return chuanpin::http::errors::cursor_invalid();
        after = *number;
    }
    auto found = co_await read.page(from.context, *order, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(std::to_string(found->back().number));
    }
    co_return chuanpin::http::page_response(from, encode_deliveries(*found, next), next);
}

answer propose_short_close(app::close_short& close, request& from) {
    auto change = read_change(from, routes::propose_short_close);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto reason = read_reason(from.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    co_return reply_of(co_await close.propose(from.context, std::move(change->as), change->target, *std::move(reason)), 200);
}

answer answer_short_close(app::close_short& close, request& from) {
    auto change = read_change(from, routes::answer_short_close);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto agreed = read_agreed(from.body);
    if (!agreed) co_return base::refusal(agreed.error());
    co_return reply_of(co_await close.reply(from.context, std::move(change->as), change->target, *agreed), 200);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_delivery_rows(delivery_use_cases use) {
    return {
        {routes::ship_part, [&ship = use.ship](request& from) { return ship_part(ship, from); }},
        {routes::list_order_deliveries, [&read = use.read](request& from) { return list_of_order(read, from); }},
        {routes::read_delivery, [&read = use.read](request& from) { return read_one(read, from); }},
        {routes::accept_delivery, [&accept = use.accept](request& from) { return accept_one(accept, from); }},
        {routes::propose_short_close, [&close = use.close](request& from) { return propose_short_close(close, from); }},
        {routes::answer_short_close, [&close = use.close](request& from) { return answer_short_close(close, from); }},
    };
}

}  // namespace chuanpin::orders::http
