#include "orders/http/need/need_handlers.hpp"

#include "orders/domain/need/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/need/requests_json.hpp"
#include "orders/http/need/total_query.hpp"
#include "orders/http/need/views.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using need_claim = base::idempotent<domain::purchase_need>;

base::result<need_claim> need_claim_of(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return need_claim{*std::move(receipt), [now = from.context.now](const domain::purchase_need& what) { return encode_need(what, now); }};
}

base::result<domain::need_id> need_of(const request& from) {
    return path_id<domain::need_id>(from, "need_id", domain::errors::need_not_found);
}

base::result<app::need_target> target_of(const request& from) {
    const auto id = need_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    return app::need_target{*id, *std::move(seen)};
}

answer state_need(app::keep_needs& keep, request& from) {
    auto as = need_claim_of(from, routes::state_need);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto terms = read_need_terms(from.body);
    if (!terms) co_return base::refusal(std::move(terms.error()));
    co_return reply_of(co_await keep.state(from.context, *std::move(as), *std::move(terms)), 201);
}

answer change_need(app::keep_needs& keep, request& from) {
    auto target = target_of(from);
    if (!target) co_return base::refusal(std::move(target.error()));
    auto as = need_claim_of(from, routes::change_need);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto terms = read_need_terms(from.body);
    if (!terms) co_return base::refusal(std::move(terms.error()));
    co_return reply_of(co_await keep.change(from.context, *std::move(as), *std::move(target), *std::move(terms)), 200);
}

answer withdraw_need(app::keep_needs& keep, request& from) {
    auto target = target_of(from);
    if (!target) co_return base::refusal(std::move(target.error()));
    auto as = need_claim_of(from, routes::withdraw_need);
    if (!as) co_return base::refusal(std::move(as.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await keep.withdraw(from.context, *std::move(as), *std::move(target)), 200);
}

answer read_need(app::keep_needs& keep, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = need_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await keep.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_need(*found, from.context.now);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version, body));
}

answer list_needs(app::keep_needs& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::need_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await keep.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::purchase_need& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_needs(*found, next, from.context.now), next);
}

answer list_need_totals(app::keep_needs& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {"by", "from", "to", "category", "name_zh", "county_code"});
    if (!page) co_return base::refusal(page.error());
    const auto asked = read_total_question(from, base::business_date_of(from.context.now));
    if (!asked) co_return base::refusal(asked.error());
    std::optional<domain::total_place> after;
    if (!page->after.empty()) {
        after = parse_place(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await keep.totals(from.context, *asked, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::need_total& each) { return place_text(each.at); });
    co_return chuanpin::http::page_response(from, encode_need_totals(*found, next, asked->by), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_need_rows(app::keep_needs& keep) {
    return {
        {routes::state_need, [&keep](request& from) { return state_need(keep, from); }},
        {routes::list_needs, [&keep](request& from) { return list_needs(keep, from); }},
        {routes::read_need, [&keep](request& from) { return read_need(keep, from); }},
        {routes::change_need, [&keep](request& from) { return change_need(keep, from); }},
        {routes::withdraw_need, [&keep](request& from) { return withdraw_need(keep, from); }},
        {routes::list_need_totals, [&keep](request& from) { return list_need_totals(keep, from); }},
    };
}

}  // namespace chuanpin::orders::http
