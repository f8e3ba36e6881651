#include "catalog/http/price/price_handlers.hpp"

#include "catalog/domain/errors.hpp"
#include "catalog/domain/product.hpp"
#include "catalog/http/price/price_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::price_comparable_id;

constexpr std::size_t category_length_max = 32;
constexpr int ok = 200;

base::result<app::comparable_filter> read_filter(const web::request& request) {
    query_reader query(request);
    app::comparable_filter filter;
    filter.category = query.text("category", category_length_max);
    if (const auto name = query.text("product_name", domain::name_length_max)) filter.goods_key = domain::goods_key_of(*name);
    filter.from = query.date("from");
    filter.to = query.date("to");
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<price_comparable_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<price_comparable_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

// "moment offer", of the last spike of the page before.
base::result<std::optional<app::spike_position>> read_spike_position(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto space = page.after.find(' ');
    const auto at = base::parse_rfc3339(page.after.substr(0, space));
    const auto offer = base::parse_id<domain::offer_id>(space == std::string::npos ? std::string() : page.after.substr(space + 1));
    if (!at || !offer) return web::errors::cursor_invalid();
    return app::spike_position{*at, *offer};
}

std::string key_of(const domain::noted_spike& what) { return base::to_rfc3339(what.noted_at) + " " + base::to_wire(what.offer); }

}  // namespace

std::vector<web::router::row> price_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::record_comparable, [this](web::request& request) { return record(request); }},
        {all::withdraw_comparable, [this](web::request& request) { return withdraw(request); }},
        {all::list_comparables, [this](web::request& request) { return list(request); }},
        {all::read_price_average, [this](web::request& request) { return average(request); }},
        {all::list_price_rules, [this](web::request& request) { return list_rules(request); }},
        {all::change_price_rule, [this](web::request& request) { return change_rule(request); }},
        {all::list_price_spikes, [this](web::request& request) { return list_spikes(request); }},
        {all::read_price_evidence, [this](web::request& request) { return evidence(request); }},
    };
}

price_handlers::outcome price_handlers::record(web::request& request) {
    auto claim = web::read_receipt(request, record_comparable.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto what = decode_comparable(request.body);
    if (!what) co_return base::refusal(std::move(what.error()));
    base::idempotent<domain::price_comparable> idempotent{*std::move(claim), encode_comparable};
    auto reply = co_await record_.one(request.context, std::move(idempotent), *std::move(what));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

price_handlers::outcome price_handlers::withdraw(web::request& request) {
    auto claim = web::read_receipt(request, withdraw_comparable.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_withdrawal_reason(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto text = request.path_parameter("comparable_id");
    const auto id = base::parse_id<price_comparable_id>(text);
    if (!id) co_return base::refusal(domain::errors::price_comparable_not_found(text));
    base::idempotent<domain::price_comparable> idempotent{*std::move(claim), encode_comparable};
    auto reply = co_await record_.withdraw(request.context, std::move(idempotent), *id, *std::move(reason));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply), ok);
}

price_handlers::outcome price_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {"category", "product_name", "from", "to"});
    if (!page) co_return base::refusal(page.error());
    auto filter = read_filter(request);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.page(request.context, *std::move(filter), *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->comparables.back().id)) : std::string();
    co_return web::page_response(request, encode_comparables(*found, next), next);
}

price_handlers::outcome price_handlers::average(web::request& request) {
    if (auto known = web::only_query(request, {"category", "product_name", "on"}); !known)
        co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto category = query.text("category", category_length_max);
    const auto name = query.text("product_name", domain::name_length_max);
    const auto on = query.date("on").value_or(base::business_date_of(request.context.now));
    query.require("category");
    query.require("product_name");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto view = co_await read_.average(request.context, *category, *name, on);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_average(*view));
}

price_handlers::outcome price_handlers::list_rules(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto found = co_await read_.rules(request.context);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_rules(*found));
}

price_handlers::outcome price_handlers::change_rule(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::change_price_rule.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto rule = decode_rule(request.body);
    if (!rule) co_return base::refusal(std::move(rule.error()));
    base::idempotent<domain::price_rule> idempotent{*std::move(claim), encode_rule};
    auto reply = co_await change_rule_.run(request.context, std::move(idempotent), *std::move(rule));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

price_handlers::outcome price_handlers::list_spikes(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_spike_position(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.spikes(request.context, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(key_of(found->spikes.back())) : std::string();
    co_return web::page_response(request, encode_spikes(*found, next), next);
}

price_handlers::outcome price_handlers::evidence(web::request& request) {
    if (auto known = web::only_query(request, {"version"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto version = query.integer("version", 1, domain::offer_versions_max);
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto text = request.path_parameter("offer_id");
    const auto id = base::parse_id<domain::offer_id>(text);
    if (!id) co_return base::refusal(domain::errors::offer_not_found(text));
    const auto view = co_await read_.evidence(request.context, *id, version);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_evidence(*view));
}

}  // namespace chuanpin::catalog::http
