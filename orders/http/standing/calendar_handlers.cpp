#include "orders/domain/standing/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/standing/requests_json.hpp"
#include "orders/http/standing/standing_handlers.hpp"
#include "orders/http/standing/views.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::school_calendar_id> calendar_of(const request& from) {
    return path_id<domain::school_calendar_id>(from, "calendar_id", domain::errors::school_calendar_not_found);
}

answer add(app::keep_school_calendars& calendars, request& from) {
    auto as = claim_of<domain::school_calendar>(from, routes::add_school_calendar, encode_school_calendar);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_school_calendar(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await calendars.add(from.context, *std::move(as), *std::move(asked)), 201);
}

answer change(app::keep_school_calendars& calendars, request& from) {
    const auto id = calendar_of(from);
    if (!id) co_return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    auto as = claim_of<domain::school_calendar>(from, routes::change_school_calendar, encode_school_calendar);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_school_calendar(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await calendars.change(from.context, *std::move(as), *id, *std::move(seen), *std::move(asked)), 200);
}

answer read(app::keep_school_calendars& calendars, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = calendar_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await calendars.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_school_calendar(*found);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->version, body));
}

answer list(app::keep_school_calendars& calendars, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::school_calendar_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await calendars.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::school_calendar& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_school_calendars(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_calendar_rows(app::keep_school_calendars& calendars) {
    return {
        {routes::add_school_calendar, [&calendars](request& from) { return add(calendars, from); }},
        {routes::list_school_calendars, [&calendars](request& from) { return list(calendars, from); }},
        {routes::read_school_calendar, [&calendars](request& from) { return read(calendars, from); }},
        {routes::change_school_calendar, [&calendars](request& from) { return change(calendars, from); }},
    };
}

}  // namespace chuanpin::orders::http
