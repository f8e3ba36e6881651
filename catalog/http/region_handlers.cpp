#include "catalog/http/region_handlers.hpp"

#include "catalog/domain/errors.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/region_json.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t name_length_max = 50;

base::result<app::county_filter> read_filter(const web::request& request) {
    query_reader query(request);
    const auto now = request.context.now;
    app::county_filter filter{.poverty_area = query.text("poverty_area", name_length_max),
                              .prefecture = query.text("prefecture", name_length_max),
                              .poverty_county = query.boolean("poverty_county"),
                              .on = query.date("on").value_or(base::business_date_of(now)),
                              .known_at = query.instant("known_at").value_or(now)};
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

}  // namespace

region_handlers::outcome region_handlers::list_counties(web::request& request) {
    const auto page = web::read_page(request, {"poverty_area", "prefecture", "poverty_county", "on", "known_at"});
    if (!page) co_return base::refusal(page.error());
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const auto found = co_await read_.page(request.context, *filter, page->after, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(found->counties.back().code) : std::string();
    co_return web::page_response(request, encode_counties(*found, next), next);
}

region_handlers::outcome region_handlers::read_county(web::request& request) {
    if (auto known = web::only_query(request, {"on", "known_at"}); !known) co_return base::refusal(std::move(known.error()));
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const std::string code(request.path_parameter("code"));
    if (!domain::is_county_code(code)) co_return base::refusal(domain::errors::county_not_found(code));
    const auto found = co_await read_.one(request.context, code, filter->on, filter->known_at);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_county(*found));
}

region_handlers::outcome region_handlers::list_categories(web::request& request) {
    if (auto known = web::only_query(request, {"on"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto on = query.date("on").value_or(base::business_date_of(request.context.now));
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto found = co_await read_.categories(request.context, on);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_categories(*found));
}

region_handlers::outcome region_handlers::list_references(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto found = co_await read_.references(request.context);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_references(*found));
}

}  // namespace chuanpin::catalog::http
