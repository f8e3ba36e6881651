#include "orders/http/agreement/window_handlers.hpp"

#include "orders/domain/agreement/errors.hpp"
#include "orders/http/agreement/agreement_requests_json.hpp"
#include "orders/http/agreement/agreement_views.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::window_id> window_of(const request& from) {
    return path_id<domain::window_id>(from, "window_id", domain::errors::window_not_found);
}

answer open_window(app::collect_intents& collect, request& from) {
    auto as = claim_of<app::window_view>(from, routes::open_window, encode_window);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_window_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await collect.open(from.context, *std::move(as), *std::move(asked)), 201);
}

answer close_window(app::collect_intents& collect, request& from) {
    auto as = claim_of<app::window_view>(from, routes::close_window, encode_window);
    if (!as) co_return base::refusal(std::move(as.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = window_of(from);
    if (!id) co_return base::refusal(id.error());
    co_return reply_of(co_await collect.close(from.context, *std::move(as), *id), 200);
}

answer add_intent(app::collect_intents& collect, request& from) {
    auto as = claim_of<domain::intent>(from, routes::add_intent, encode_intent);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_intent_statement(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    const auto id = window_of(from);
    if (!id) co_return base::refusal(id.error());
    co_return reply_of(co_await collect.add(from.context, *std::move(as), *id, *std::move(said)), 201);
}

// What every change of a pre-order is asked with.
struct intent_change {
    domain::intent_id id;
    base::version_condition seen;
    base::idempotent<domain::intent> as;
};
base::result<intent_change> read_change(const request& from, const chuanpin::http::route& row) {
    const auto id = path_id<domain::intent_id>(from, "intent_id", domain::errors::intent_not_found);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<domain::intent>(from, row, encode_intent);
    if (!as) return base::refusal(std::move(as.error()));
    return intent_change{*id, *std::move(seen), *std::move(as)};
}

answer change_intent(app::collect_intents& collect, request& from) {
    auto change = read_change(from, routes::change_intent);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_intent_statement(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await collect.change(from.context, std::move(change->as), change->id, std::move(change->seen), *std::move(said)),
                       200);
}

answer withdraw_intent(app::collect_intents& collect, request& from) {
    auto change = read_change(from, routes::withdraw_intent);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await collect.withdraw(from.context, std::move(change->as), change->id, std::move(change->seen)), 200);
}

answer read_window(app::collect_intents& collect, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = window_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await collect.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_window(*found));
}

answer list_windows(app::collect_intents& collect, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::window_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await collect.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::collecting_window& last) { return base::to_wire(last.id); });
    co_return chuanpin::http::page_response(from, encode_windows(*found, from.context.now, next), next);
}

answer list_intents(app::collect_intents& collect, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto id = window_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto after = after_of<domain::intent_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto found = co_await collect.intents(from.context, *id, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::intent& last) { return base::to_wire(last.id); });
    co_return chuanpin::http::page_response(from, encode_intents(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_window_rows(app::collect_intents& collect) {
    return {
        {routes::open_window, [&collect](request& from) { return open_window(collect, from); }},
        {routes::list_windows, [&collect](request& from) { return list_windows(collect, from); }},
        {routes::read_window, [&collect](request& from) { return read_window(collect, from); }},
        {routes::close_window, [&collect](request& from) { return close_window(collect, from); }},
        {routes::add_intent, [&collect](request& from) { return add_intent(collect, from); }},
        {routes::list_intents, [&collect](request& from) { return list_intents(collect, from); }},
        {routes::change_intent, [&collect](request& from) { return change_intent(collect, from); }},
        {routes::withdraw_intent, [&collect](request& from) { return withdraw_intent(collect, from); }},
    };
}

}  // namespace chuanpin::orders::http
