#include "catalog/http/supply/supply_handlers.hpp"

#include <utility>

#include "catalog/domain/product.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "catalog/http/supply/supply_json.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::announcement_id;
using domain::plan_side;

constexpr int weeks_shown = 8;

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<announcement_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<announcement_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

base::result<app::plan_filter> read_filter(const web::request& request) {
    query_reader query(request);
    app::plan_filter filter;
    filter.county = query.text("county", 6);
    filter.category = query.text("category", 32);
    filter.variety = query.text("variety", domain::name_length_max);
    filter.from = query.parsed<base::business_date>("from_week", domain::parse_week, "A week as YYYY-Www.")
                      .value_or(domain::week_of(base::business_date_of(request.context.now)));
    const auto weeks = query.integer("weeks", 1, domain::planned_weeks_max).value_or(weeks_shown);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    filter.until = domain::weeks_after(filter.from, static_cast<int>(weeks));
    return filter;
}

std::string_view operation_of(plan_side side) { return side == plan_side::supply ? announce_supply.name : announce_demand.name; }

}  // namespace

std::vector<web::router::row> supply_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::read_supply_plan, [this](web::request& request) { return plan(request); }},
        {all::announce_supply, [this](web::request& request) { return announce(request, plan_side::supply); }},
        {all::announce_demand, [this](web::request& request) { return announce(request, plan_side::demand); }},
        {all::list_my_supply, [this](web::request& request) { return list_own(request, plan_side::supply); }},
        {all::list_my_demand, [this](web::request& request) { return list_own(request, plan_side::demand); }},
    };
}

supply_handlers::outcome supply_handlers::announce(web::request& request, plan_side side) {
    auto claim = web::read_receipt(request, operation_of(side));
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto what = decode_announcement(request.body);
    if (!what) co_return base::refusal(std::move(what.error()));
    base::idempotent<domain::announcement> idempotent{*std::move(claim), encode_announcement};
    auto reply = co_await plan_.announce(request.context, std::move(idempotent), side, *std::move(what));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

supply_handlers::outcome supply_handlers::list_own(web::request& request, plan_side side) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await plan_.own(request.context, side, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->announcements.back().id)) : std::string();
    co_return web::page_response(request, encode_announcements(*found, next), next);
}

supply_handlers::outcome supply_handlers::plan(web::request& request) {
    if (auto known = web::only_query(request, {"county", "category", "variety", "from_week", "weeks"}); !known)
        co_return base::refusal(std::move(known.error()));
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const auto weeks = co_await plan_.plan(request.context, *filter);
    if (!weeks) co_return base::refusal(weeks.error());
    co_return web::json_response(encode_plan(*filter, *weeks));
}

}  // namespace chuanpin::catalog::http
