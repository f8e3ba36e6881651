#include "catalog/http/harvest/harvest_handlers.hpp"

#include "catalog/domain/harvest/harvest_errors.hpp"
#include "catalog/domain/price/comparable.hpp"
#include "catalog/domain/product.hpp"
#include "catalog/http/harvest/harvest_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t county_digits = 6;
constexpr int ok = 200;  ///< nothing is created

base::result<app::harvest_filter> read_filter(const web::request& request) {
    query_reader query(request);
    app::harvest_filter filter;
    filter.category = query.text("category", domain::category_length_max);
    if (const auto variety = query.text("variety", domain::variety_length_max)) filter.variety_key = domain::goods_key_of(*variety);
    filter.county = query.text("county", county_digits);
    filter.year = query.integer("year", domain::harvest_year_min, domain::harvest_year_max);
    filter.known_at = query.instant("known_at").value_or(request.context.now);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<std::int64_t>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_whole_number(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

}  // namespace

std::vector<web::router::row> harvest_handlers::rows() {
    return {{announce_harvest, [this](web::request& request) { return announce(request); }},
            {catalog::http::withdraw_harvest, [this](web::request& request) { return withdraw(request); }},
            {list_harvest_announcements, [this](web::request& request) { return list(request); }}};
}

harvest_handlers::outcome harvest_handlers::announce(web::request& request) {
    auto claim = web::read_receipt(request, announce_harvest.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto what = decode_harvest(request.body);
    if (!what) co_return base::refusal(std::move(what.error()));
    base::idempotent<domain::harvest_announcement> idempotent{*std::move(claim), encode_harvest};
    auto reply = co_await announce_.one(request.context, std::move(idempotent), *std::move(what));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

harvest_handlers::outcome harvest_handlers::withdraw(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::withdraw_harvest.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_harvest_withdrawal(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto text = request.path_parameter("announcement_id");
    const auto id = base::parse_whole_number(text);
    if (!id) co_return base::refusal(domain::errors::harvest_announcement_not_found(text));
    base::idempotent<domain::harvest_announcement> idempotent{*std::move(claim), encode_harvest};
    auto reply = co_await withdraw_.run(request.context, std::move(idempotent), *id, *std::move(reason));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply), ok);
}

harvest_handlers::outcome harvest_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {"category", "variety", "county", "year", "known_at"});
    if (!page) co_return base::refusal(page.error());
    const auto filter = read_filter(request);
    if (!filter) co_return base::refusal(filter.error());
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.page(request.context, *filter, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(std::to_string(found->announcements.back().id)) : std::string();
    co_return web::page_response(request, encode_harvests(*found, next), next);
}

}  // namespace chuanpin::catalog::http
