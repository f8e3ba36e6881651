#include "catalog/http/outlet/outlet_handlers.hpp"

#include <utility>

#include "catalog/domain/market_errors.hpp"
#include "catalog/http/outlet/outlet_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::outlet_id;

base::result<outlet_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("outlet_id");
    const auto id = base::parse_id<outlet_id>(text);
    if (!id) return base::refusal(domain::errors::outlet_not_found(text));
    return *id;
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<outlet_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<outlet_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

base::result<app::outlet_filter> read_filter(const web::request& request) {
    query_reader query(request);
    app::outlet_filter filter;
    filter.county = query.text("county", 6);
    filter.kind = query.parsed<domain::outlet_kind>("kind", domain::parse_outlet_kind, "Not a kind of outlet.");
    filter.operated_by = query.id<domain::organisation_id>("operator");
    if (!query.boolean("closed_too").value_or(false)) filter.open_on = base::business_date_of(request.context.now);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

}  // namespace

std::vector<web::router::row> outlet_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::register_outlet, [this](web::request& request) { return open(request); }},
        {all::change_outlet, [this](web::request& request) { return change(request); }},
        {all::close_outlet, [this](web::request& request) { return close(request); }},
        {all::report_outlet_sales, [this](web::request& request) { return report(request); }},
        {all::list_outlets, [this](web::request& request) { return list(request, reader::anybody); }},
        {all::read_outlet, [this](web::request& request) { return read(request); }},
        {all::read_outlet_record, [this](web::request& request) { return record(request, reader::office); }},
        {all::list_my_outlets, [this](web::request& request) { return list(request, reader::its_operator); }},
        {all::read_my_outlet, [this](web::request& request) { return record(request, reader::its_operator); }},
    };
}

base::result<web::response> outlet_handlers::answer(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    committed_();
    return web::reply_response(*std::move(reply));
}

outlet_handlers::outcome outlet_handlers::open(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::register_outlet.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto opening = decode_outlet(request.body);
    if (!opening) co_return base::refusal(std::move(opening.error()));
    base::idempotent<app::outlet_view> idempotent{*std::move(claim), encode_outlet};
    auto reply = co_await keep_.open(request.context, std::move(idempotent), opening->kind, std::move(opening->details));
    co_return answer(std::move(reply));
}

outlet_handlers::outcome outlet_handlers::change(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::change_outlet.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto change = decode_outlet_change(request.body);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::outlet_view> idempotent{*std::move(claim), encode_outlet};
    auto reply = co_await keep_.change(request.context, std::move(idempotent), *id, std::move(change->details), std::move(change->reason));
    co_return answer(std::move(reply));
}

outlet_handlers::outcome outlet_handlers::close(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::close_outlet.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto closure = decode_outlet_closure(request.body);
    if (!closure) co_return base::refusal(std::move(closure.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::outlet_view> idempotent{*std::move(claim), encode_outlet};
    auto reply = co_await keep_.close(request.context, std::move(idempotent), *id, closure->closed_on, std::move(closure->reason));
    co_return answer(std::move(reply));
}

outlet_handlers::outcome outlet_handlers::report(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::report_outlet_sales.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto stated = decode_outlet_sales(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::outlet_sales_view> idempotent{*std::move(claim), encode_outlet_sales};
    auto reply = co_await keep_.report(request.context, std::move(idempotent), *id, *std::move(stated));
    co_return answer(std::move(reply));
}

outlet_handlers::outcome outlet_handlers::list(web::request& request, reader who) {
    const auto page = web::read_page(request, {"county", "kind", "operator", "closed_too"});
    if (!page) co_return base::refusal(page.error());
    auto filter = read_filter(request);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    if (who == reader::its_operator) filter->operated_by = request.context.who.value().organisation;
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.page(request.context, *std::move(filter), *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->outlets.back().what.id)) : std::string();
    co_return web::page_response(request, encode_outlets(*found, next), next);
}

outlet_handlers::outcome outlet_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_outlet(*view));
}

outlet_handlers::outcome outlet_handlers::record(web::request& request, reader who) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read_.record(request.context, *id, who == reader::its_operator);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_outlet_record(*found));
}

}  // namespace chuanpin::catalog::http
