#include "orders/http/fill/fill_handlers.hpp"

#include "orders/domain/need/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/draft/requests_json.hpp"
#include "orders/http/fill/requests_json.hpp"
#include "orders/http/fill/views.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::fill_id> fill_of(const request& from) {
    return path_id<domain::fill_id>(from, "fill_id", domain::errors::fill_not_found);
}

answer propose_fill(app::keep_fills& keep, request& from) {
    auto as = claim_of<app::fill_view>(from, routes::propose_need_fill, encode_fill);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_fill_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.propose(from.context, *std::move(as), *std::move(asked)), 201);
}

answer read_fill(app::keep_fills& keep, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = fill_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await keep.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_fill(*found);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body), chuanpin::http::body_etag(body));
}

answer list_fills(app::keep_fills& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto need = path_id<domain::need_id>(from, "need_id", domain::errors::need_not_found);
    if (!need) co_return base::refusal(need.error());
    const auto before = after_of<domain::fill_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await keep.page(from.context, *need, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::need_fill& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_fills(*found, next), next);
}

answer commit_fill(app::commit_fill& commit, request& from) {
    const auto id = fill_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<app::fill_view>(from, routes::commit_need_fill, encode_fill);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto terms = read_submission(from.body);
    if (!terms) co_return base::refusal(terms.error());
    co_return reply_of(co_await commit(from.context, *std::move(as), *id, *terms), 200);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_fill_rows(fill_use_cases use) {
    auto& keep = use.keep;
    return {
        {routes::propose_need_fill, [&keep](request& from) { return propose_fill(keep, from); }},
        {routes::list_need_fills, [&keep](request& from) { return list_fills(keep, from); }},
        {routes::read_need_fill, [&keep](request& from) { return read_fill(keep, from); }},
        {routes::commit_need_fill, [&commit = use.commit](request& from) { return commit_fill(commit, from); }},
    };
}

}  // namespace chuanpin::orders::http
