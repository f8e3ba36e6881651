#include "catalog/http/unsold/unsold_handlers.hpp"

#include <utility>

#include "catalog/domain/market_errors.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "catalog/http/unsold/unsold_json.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::unsold_listing_id;

constexpr std::size_t date_length = 10;

base::result<unsold_listing_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("listing_id");
    const auto id = base::parse_id<unsold_listing_id>(text);
    if (!id) return base::refusal(domain::errors::unsold_not_found(text));
    return *id;
}

std::string text_of(const app::unsold_key& key) { return base::to_text(key.perishes_on) + base::to_wire(key.id); }

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<app::unsold_key>> read_after(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto day = base::parse_date(std::string_view(page.after).substr(0, date_length));
    const auto id = day ? base::parse_id<unsold_listing_id>(std::string_view(page.after).substr(date_length)) : std::nullopt;
    if (!id) return web::errors::cursor_invalid();
    return app::unsold_key{*day, *id};
}

base::result<app::unsold_filter> read_filter(const web::request& request, bool own) {
    query_reader query(request);
    app::unsold_filter filter;
    filter.county = query.text("county", 6);
    filter.category = query.text("category", 32);
    filter.perishes_before = query.date("perishes_before");
    filter.supplier = query.id<domain::organisation_id>("supplier");
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    if (own)
        filter.supplier = request.context.who.value().organisation;
    else
        filter.open_on = base::business_date_of(request.context.now);
    return filter;
}

}  // namespace

std::vector<web::router::row> unsold_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::list_unsold_stock, [this](web::request& request) { return board(request, false); }},
        {all::read_unsold_stock, [this](web::request& request) { return read(request); }},
        {all::list_my_unsold_stock, [this](web::request& request) { return board(request, true); }},
        {all::offer_unsold_stock, [this](web::request& request) { return list(request); }},
        {all::reduce_unsold_stock, [this](web::request& request) { return reduce(request); }},
        {all::withdraw_unsold_stock, [this](web::request& request) { return withdraw(request); }},
    };
}

base::result<web::response> unsold_handlers::answer(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    committed_();
    return web::reply_response(*std::move(reply));
}

unsold_handlers::outcome unsold_handlers::list(web::request& request) {
    auto claim = web::read_receipt(request, offer_unsold_stock.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto stated = decode_unsold(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    base::idempotent<app::unsold_view> idempotent{*std::move(claim), encode_unsold};
    auto reply = co_await sell_.list(request.context, std::move(idempotent), *std::move(stated));
    co_return answer(std::move(reply));
}

unsold_handlers::outcome unsold_handlers::reduce(web::request& request) {
    auto claim = web::read_receipt(request, reduce_unsold_stock.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reduction = decode_unsold_reduction(request.body);
    if (!reduction) co_return base::refusal(std::move(reduction.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::unsold_view> idempotent{*std::move(claim), encode_unsold};
    auto reply = co_await sell_.reduce(request.context, std::move(idempotent), *id, *reduction);
    co_return answer(std::move(reply));
}

unsold_handlers::outcome unsold_handlers::withdraw(web::request& request) {
    auto claim = web::read_receipt(request, withdraw_unsold_stock.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_unsold_withdrawal(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::unsold_view> idempotent{*std::move(claim), encode_unsold};
    auto reply = co_await sell_.withdraw(request.context, std::move(idempotent), *id, *std::move(reason));
    co_return answer(std::move(reply));
}

unsold_handlers::outcome unsold_handlers::board(web::request& request, bool own) {
    const auto page = web::read_page(request, {"county", "category", "perishes_before", "supplier"});
    if (!page) co_return base::refusal(page.error());
    auto filter = read_filter(request, own);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    const auto after = read_after(*page);
    if (!after) co_return base::refusal(after.error());
    const auto found = co_await read_.page(request.context, *std::move(filter), *after, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->next ? page->cursor_after(text_of(*found->next)) : std::string();
    co_return web::page_response(request, encode_unsold_page(*found, next), next);
}

unsold_handlers::outcome unsold_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_unsold(*view));
}

}  // namespace chuanpin::catalog::http
