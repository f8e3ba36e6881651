#include "orders/http/refund/refund_handlers.hpp"

#include "orders/domain/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/refund/requests_json.hpp"
#include "orders/http/refund/views.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

struct refund_change {
    app::change_target target;
    app::handle_refunds::claim as;
};
base::result<refund_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = path_id<domain::order_id>(from, "order_id", domain::errors::order_not_found);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<app::refund_view>(from, row, encode_refund);
    if (!as) return base::refusal(std::move(as.error()));
    return refund_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer record_refund(app::handle_refunds& refunds, request& from) {
    auto change = read_target(from, routes::record_order_refund);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_refund(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await refunds.record(from.context, std::move(change->as), std::move(change->target), *std::move(asked)), 201);
}

answer confirm_refund(app::handle_refunds& refunds, request& from) {
    auto change = read_target(from, routes::confirm_order_refund);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto id = read_refund_confirmation(from.body);
    if (!id) co_return base::refusal(id.error());
    co_return reply_of(co_await refunds.confirm(from.context, std::move(change->as), std::move(change->target), *id), 200);
}

answer list_refunds(app::handle_refunds& refunds, request& from) {
    const auto id = path_id<domain::order_id>(from, "order_id", domain::errors::order_not_found);
    if (!id) co_return base::refusal(id.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = after_of<domain::refund_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto found = co_await refunds.page(from.context, *id, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::refund& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_refunds(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_refund_rows(app::handle_refunds& refunds) {
    return {
        {routes::record_order_refund, [&refunds](request& from) { return record_refund(refunds, from); }},
        {routes::confirm_order_refund, [&refunds](request& from) { return confirm_refund(refunds, from); }},
        {routes::list_order_refunds, [&refunds](request& from) { return list_refunds(refunds, from); }},
    };
}

}  // namespace chuanpin::orders::http
