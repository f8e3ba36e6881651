#include "orders/http/standing/standing_handlers.hpp"

#include "orders/domain/standing/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/standing/requests_json.hpp"
#include "orders/http/standing/views.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using use_case = app::keep_standing_orders;

base::result<domain::standing_order_id> standing_of(const request& from) {
    return path_id<domain::standing_order_id>(from, "standing_order_id", domain::errors::standing_order_not_found);
}

struct standing_change {
    use_case::target target;
    use_case::claim as;
};
base::result<standing_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = standing_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<domain::standing_order>(from, row, encode_standing_order);
    if (!as) return base::refusal(std::move(as.error()));
    return standing_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer open(use_case& standing, request& from) {
    auto as = claim_of<domain::standing_order>(from, routes::open_standing_order, encode_standing_order);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto plan = read_standing_plan(from.body);
    if (!plan) co_return base::refusal(std::move(plan.error()));
    co_return reply_of(co_await standing.open(from.context, *std::move(as), *std::move(plan)), 201);
}

answer change(use_case& standing, request& from) {
    auto change = read_target(from, routes::change_standing_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto plan = read_standing_plan(from.body);
    if (!plan) co_return base::refusal(std::move(plan.error()));
    co_return reply_of(co_await standing.change(from.context, std::move(change->as), std::move(change->target), *std::move(plan)), 200);
}

// Pausing, resuming and ending: nothing is said with them.
using step = use_case::answer (use_case::*)(const base::call_context&, use_case::claim, use_case::target);

answer take_step(use_case& standing, request& from, const chuanpin::http::route& row, step what) {
    auto change = read_target(from, row);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await (standing.*what)(from.context, std::move(change->as), std::move(change->target)), 200);
}

answer read(use_case& standing, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = standing_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await standing.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_standing_order(*found);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->version, body));
}

answer list(use_case& standing, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::standing_order_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await standing.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::standing_order& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_standing_orders(*found, next), next);
}

answer list_days(use_case& standing, request& from) {
    const auto id = standing_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    std::optional<base::business_date> before;
    if (!page->after.empty()) {
        before = base::parse_date(page->after);
        if (!before) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await standing.days(from.context, *id, before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::standing_day& each) { return base::to_text(each.day); });
    co_return chuanpin::http::page_response(from, encode_standing_days(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_standing_rows(app::keep_standing_orders& standing) {
    return {
        {routes::open_standing_order, [&standing](request& from) { return open(standing, from); }},
        {routes::list_standing_orders, [&standing](request& from) { return list(standing, from); }},
        {routes::read_standing_order, [&standing](request& from) { return read(standing, from); }},
        {routes::change_standing_order, [&standing](request& from) { return change(standing, from); }},
        {routes::pause_standing_order,
         [&standing](request& from) { return take_step(standing, from, routes::pause_standing_order, &use_case::pause); }},
        {routes::resume_standing_order,
         [&standing](request& from) { return take_step(standing, from, routes::resume_standing_order, &use_case::resume); }},
        {routes::end_standing_order,
         [&standing](request& from) { return take_step(standing, from, routes::end_standing_order, &use_case::end); }},
        {routes::list_standing_days, [&standing](request& from) { return list_days(standing, from); }},
    };
}

}  // namespace chuanpin::orders::http
