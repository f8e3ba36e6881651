#include "orders/http/draft/draft_handlers.hpp"

#include "orders/domain/draft/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/draft/requests_json.hpp"
#include "orders/http/draft/views.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/views.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::draft_id> draft_of(const request& from) {
    return path_id<domain::draft_id>(from, "draft_id", domain::errors::draft_not_found);
}

base::result<base::idempotent<domain::draft>> draft_claim_of(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return base::idempotent<domain::draft>{*std::move(receipt),
                                           [now = from.context.now](const domain::draft& what) { return encode_draft(what, now); }};
}

answer open_draft(app::keep_drafts& keep, request& from) {
    auto as = draft_claim_of(from, routes::open_draft);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_order_draft(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.open(from.context, *std::move(as), *std::move(asked)), 201);
}

answer change_draft(app::keep_drafts& keep, request& from) {
    const auto id = draft_of(from);
    if (!id) co_return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    auto as = draft_claim_of(from, routes::change_draft);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_draft_change(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.change(from.context, *std::move(as), *id, *std::move(seen), std::move(asked->delivery),
                                            asked->requested_delivery_date),
                       200);
}

answer add_line(app::keep_drafts& keep, request& from) {
    const auto id = draft_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<app::line_view>(from, routes::add_draft_line, encode_draft_line);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_draft_line(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.add_line(from.context, *std::move(as), *id, *std::move(asked)), 201);
}

// What every change of a line is asked with.
struct line_change {
    app::draft_line_target target;
    base::idempotent<app::line_view> as;
};
base::result<line_change> read_line_target(const request& from, const chuanpin::http::route& row) {
    const auto draft = draft_of(from);
    if (!draft) return base::refusal(draft.error());
    const auto line = path_id<domain::line_id>(from, "line_id", domain::errors::draft_line_not_found);
    if (!line) return base::refusal(line.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*line));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<app::line_view>(from, row, encode_draft_line);
    if (!as) return base::refusal(std::move(as.error()));
    return line_change{{*draft, *line, *std::move(seen)}, *std::move(as)};
}

answer change_line(app::keep_drafts& keep, request& from) {
    auto change = read_line_target(from, routes::change_draft_line);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_draft_line_change(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.change_line(from.context, std::move(change->as), std::move(change->target), *std::move(asked)), 200);
}

answer remove_line(app::keep_drafts& keep, request& from) {
    auto change = read_line_target(from, routes::remove_draft_line);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await keep.remove_line(from.context, std::move(change->as), std::move(change->target)), 200);
}

answer submit_draft(app::submit_draft& submit, request& from) {
    const auto id = draft_of(from);
    if (!id) co_return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    auto as = claim_of<domain::order>(from, routes::submit_draft, encode_order);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto terms = read_submission(from.body);
    if (!terms) co_return base::refusal(terms.error());
    co_return reply_of(co_await submit(from.context, *std::move(as), *id, *std::move(seen), *terms), 201);
}

answer read_draft(app::keep_drafts& keep, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = draft_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await keep.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_draft(*found, from.context.now);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version, body));
}

answer list_drafts(app::keep_drafts& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::draft_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await keep.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::draft& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_drafts(*found, next, from.context.now), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_draft_rows(draft_use_cases use) {
    auto& keep = use.keep;
    return {
        {routes::open_draft, [&keep](request& from) { return open_draft(keep, from); }},
        {routes::list_drafts, [&keep](request& from) { return list_drafts(keep, from); }},
        {routes::read_draft, [&keep](request& from) { return read_draft(keep, from); }},
        {routes::change_draft, [&keep](request& from) { return change_draft(keep, from); }},
        {routes::add_draft_line, [&keep](request& from) { return add_line(keep, from); }},
        {routes::change_draft_line, [&keep](request& from) { return change_line(keep, from); }},
        {routes::remove_draft_line, [&keep](request& from) { return remove_line(keep, from); }},
        {routes::submit_draft, [&submit = use.submit](request& from) { return submit_draft(submit, from); }},
    };
}

}  // namespace chuanpin::orders::http
