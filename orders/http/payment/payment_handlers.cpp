#include "orders/http/payment/payment_handlers.hpp"

#include "orders/domain/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/payment/requests_json.hpp"
#include "orders/http/payment/views.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

struct payment_change {
    app::change_target target;
    app::handle_payments::claim as;
};
base::result<payment_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = path_id<domain::order_id>(from, "order_id", domain::errors::order_not_found);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<app::payment_view>(from, row, encode_payment);
    if (!as) return base::refusal(std::move(as.error()));
    return payment_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer record_payment(app::handle_payments& payments, request& from) {
    auto change = read_target(from, routes::record_order_payment);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_payment(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await payments.record(from.context, std::move(change->as), std::move(change->target), *std::move(asked)), 201);
}

answer confirm_payment(app::handle_payments& payments, request& from) {
    auto change = read_target(from, routes::confirm_order_payment);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto id = read_payment_confirmation(from.body);
    if (!id) co_return base::refusal(id.error());
    co_return reply_of(co_await payments.confirm(from.context, std::move(change->as), std::move(change->target), *id), 200);
}

answer list_payments(app::handle_payments& payments, request& from) {
    const auto id = path_id<domain::order_id>(from, "order_id", domain::errors::order_not_found);
    if (!id) co_return base::refusal(id.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = after_of<domain::payment_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto found = co_await payments.page(from.context, *id, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::payment& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_payments(*found, next), next);
}

answer set_credit_limit(app::keep_credit_limits& credits, request& from) {
    auto as = claim_of<domain::credit_limit>(from, routes::set_credit_limit, encode_credit_limit);
    if (!as) co_return base::refusal(std::move(as.error()));
    const auto asked = read_credit_limit(from.body);
    if (!asked) co_return base::refusal(asked.error());
    co_return reply_of(co_await credits.set(from.context, *std::move(as), *asked), 200);
}

answer list_credit_limits(app::keep_credit_limits& credits, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = after_of<domain::credit_limit_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto found = co_await credits.page(from.context, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::credit_limit& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_credit_limits(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_payment_rows(app::handle_payments& payments, app::keep_credit_limits& credits) {
    return {
        {routes::record_order_payment, [&payments](request& from) { return record_payment(payments, from); }},
        {routes::confirm_order_payment, [&payments](request& from) { return confirm_payment(payments, from); }},
        {routes::list_order_payments, [&payments](request& from) { return list_payments(payments, from); }},
        {routes::set_credit_limit, [&credits](request& from) { return set_credit_limit(credits, from); }},
        {routes::list_credit_limits, [&credits](request& from) { return list_credit_limits(credits, from); }},
    };
}

}  // namespace chuanpin::orders::http
