#include "catalog/http/place/place_handlers.hpp"

#include "catalog/domain/errors.hpp"
#include "catalog/http/place/place_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t county_digits = 6;

base::result<app::place_filter> read_filter(const web::request& request) {
    query_reader query(request);
    const auto now = request.context.now;
    app::place_filter filter{.county = query.text("county", county_digits),
                             .kind = query.parsed<domain::place_kind>("kind", domain::parse_place_kind, "Not a kind of place."),
                             .poor_village = query.boolean("poor_village"),
                             .on = query.date("on").value_or(base::business_date_of(now)),
                             .known_at = query.instant("known_at").value_or(now)};
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

}  // namespace

std::vector<web::router::row> place_handlers::rows() {
    return {{list_places, [this](web::request& request) { return list(request); }},
            {read_place, [this](web::request& request) { return read(request); }}};
}

place_handlers::outcome place_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {"county", "kind", "poor_village", "on", "known_at"});
    if (!page) co_return base::refusal(page.error());
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const auto found = co_await read_.page(request.context, *filter, page->after, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(found->places.back().code) : std::string();
    co_return web::page_response(request, encode_places(*found, next), next);
}

place_handlers::outcome place_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {"on", "known_at"}); !known) co_return base::refusal(std::move(known.error()));
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const std::string code(request.path_parameter("code"));
    if (!domain::kind_of_place_code(code)) co_return base::refusal(domain::errors::place_not_found(code));
    const auto found = co_await read_.one(request.context, code, filter->on, filter->known_at);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_place(*found));
}

}  // namespace chuanpin::catalog::http
