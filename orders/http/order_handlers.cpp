#include "orders/http/order_handlers.hpp"

#include "orders/http/order_change.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/views.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;

answer place_order(app::order_queue& place, request& from) {
    auto as = claim_of(from, routes::place_order);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_order_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await place.submit({from.context, *std::move(as), *std::move(asked)}), 201);
}

answer confirm_order(app::confirm_order& confirm, request& from) {
    auto change = read_change(from, routes::confirm_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto replacements = read_replacements(from.body);
    if (!replacements) co_return base::refusal(std::move(replacements.error()));
    co_return reply_of(co_await confirm(from.context, std::move(change->as), change->target, *std::move(replacements)), 200);
}

std::string encode_order_of(const app::delivery_view& what) { return encode_order(what.of); }

answer dispatch_order(app::ship_order& ship, request& from) {
    auto change = read_change(from, routes::dispatch_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await ship(from.context, {std::move(change->as.claim), encode_order_of}, change->target, {.all = true}), 200);
}

answer accept_order(app::accept_delivery& accept, request& from) {
    auto change = read_change(from, routes::accept_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_acceptance(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(
        co_await accept.of_order(from.context, {std::move(change->as.claim), encode_order_of}, change->target, *std::move(said)), 200);
}

answer rate_order(app::rate_order& rate, request& from) {
    auto change = read_change(from, routes::rate_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_rating(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await rate(from.context, std::move(change->as), change->target, *std::move(said)), 200);
}

answer cancel_order(app::cancel_order& cancel, request& from) {
    auto change = read_change(from, routes::cancel_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto reason = read_reason(from.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    co_return reply_of(co_await cancel(from.context, std::move(change->as), change->target, *std::move(reason)), 200);
}

answer read_order(app::read_orders& read, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = order_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_order(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

base::refusal invalid_query(std::string pointer, std::string detail) {
    return chuanpin::http::errors::invalid_parameters({{std::move(pointer), "invalid-format", std::move(detail)}});
}

answer list_orders(app::read_orders& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"status"});
    if (!page) co_return base::refusal(page.error());
    std::optional<domain::order_status> status;
    if (const auto text = from.query_parameter("status")) {
        status = domain::parse_order_status(*text);
        if (!status) co_return invalid_query("?status", "Not a status of an order.");
    }
    std::optional<domain::order_id> before;
    if (!page->after.empty()) {
        before = base::parse_id<domain::order_id>(page->after);
        if (!before) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto orders = co_await read.page(from.context, status, before, page->limit + 1);
    if (!orders) co_return base::refusal(orders.error());
    std::string next;
    if (orders->size() > page->limit) {
        orders->resize(page->limit);
        next = page->cursor_after(base::to_wire(orders->back().id));
    }
    co_return chuanpin::http::page_response(from, encode_orders(*orders, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_order_rows(order_use_cases use) {
    return {
        {routes::place_order, [&place = use.place](request& from) { return place_order(place, from); },
         [&place = use.place] { return place.check_room(); }},
        {routes::list_orders, [&read = use.read](request& from) { return list_orders(read, from); }},
        {routes::read_order, [&read = use.read](request& from) { return read_order(read, from); }},
        {routes::confirm_order, [&confirm = use.confirm](request& from) { return confirm_order(confirm, from); }},
        {routes::dispatch_order, [&ship = use.ship](request& from) { return dispatch_order(ship, from); }},
        {routes::accept_order, [&accept = use.accept](request& from) { return accept_order(accept, from); }},
        {routes::rate_order, [&rate = use.rate](request& from) { return rate_order(rate, from); }},
        {routes::cancel_order, [&cancel = use.cancel](request& from) { return cancel_order(cancel, from); }},
    };
}

}  // namespace chuanpin::orders::http
