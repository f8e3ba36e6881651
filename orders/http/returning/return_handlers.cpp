#include "orders/http/returning/return_handlers.hpp"

#include "orders/domain/returning/errors.hpp"
#include "orders/http/order_change.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/returning/requests_json.hpp"
#include "orders/http/returning/views.hpp"
#include "orders/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;
using returns_used = app::handle_returns;

base::result<domain::return_id> return_id_of(const request& from) {
    const auto text = from.path_parameter("return_id");
    const auto id = base::parse_id<domain::return_id>(text);
    if (!id) return base::refusal(domain::errors::return_not_found(text));
    return *id;
}

struct return_change {
    app::return_target target;
    returns_used::claim as;
};

base::result<return_change> read_return_change(const request& from, const chuanpin::http::route& row) {
    const auto id = return_id_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return return_change{{*id, *std::move(seen)}, {*std::move(receipt), encode_return}};
}

answer request_return(returns_used& returns, request& from) {
    auto change = read_change(from, routes::request_return);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_return_request(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(
        co_await returns.request(from.context, {std::move(change->as.claim), encode_return}, change->target, *std::move(said)), 201);
}

answer answer_return(returns_used& returns, request& from) {
    auto change = read_return_change(from, routes::answer_return);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_return_answer(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await returns.reply(from.context, std::move(change->as), change->target, said->agreed, std::move(said->words)),
                       200);
}

answer withdraw_return(returns_used& returns, request& from) {
    auto change = read_return_change(from, routes::withdraw_return);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await returns.withdraw(from.context, std::move(change->as), change->target), 200);
}

answer receive_return(returns_used& returns, request& from) {
    auto change = read_return_change(from, routes::receive_return);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_return_receipt(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await returns.receive(from.context, std::move(change->as), change->target, *std::move(said)), 200);
}

answer read_one(returns_used& returns, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = return_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await returns.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_return(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->version));
}

answer list_of_order(returns_used& returns, request& from) {
    const auto order = order_id_of(from);
    if (!order) co_return base::refusal(order.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    std::optional<domain::return_id> after;
    if (!page->after.empty()) {
        after = base::parse_id<domain::return_id>(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await returns.page(from.context, *order, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(base::to_wire(found->back().id));
    }
    co_return chuanpin::http::page_response(from, encode_returns(*found, next), next);
}

answer close_order(app::close_orders& close, request& from) {
    auto change = read_change(from, routes::close_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await close(from.context, std::move(change->as), change->target), 200);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_return_rows(return_use_cases use) {
    return {
        {routes::request_return, [&returns = use.returns](request& from) { return request_return(returns, from); }},
        {routes::list_returns, [&returns = use.returns](request& from) { return list_of_order(returns, from); }},
        {routes::read_return, [&returns = use.returns](request& from) { return read_one(returns, from); }},
        {routes::answer_return, [&returns = use.returns](request& from) { return answer_return(returns, from); }},
        {routes::withdraw_return, [&returns = use.returns](request& from) { return withdraw_return(returns, from); }},
        {routes::receive_return, [&returns = use.returns](request& from) { return receive_return(returns, from); }},
        {routes::close_order, [&close = use.close](request& from) { return close_order(close, from); }},
    };
}

}  // namespace chuanpin::orders::http
