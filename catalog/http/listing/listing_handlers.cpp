#include "catalog/http/listing/listing_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"
#include "catalog/http/listing/listing_json.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr int ok = 200;

base::result<domain::product_id> read_product_id(const web::request& request) {
    const auto text = request.path_parameter("product_id");
    const auto id = base::parse_id<domain::product_id>(text);
    if (!id) return base::refusal(domain::errors::product_not_found(text));
    return *id;
}

template <class Id>
base::result<std::optional<Id>> read_position(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<Id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

}  // namespace

std::vector<web::router::row> listing_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::record_licence, [this](web::request& request) { return record_licence(request); }},
        {all::list_my_licences, [this](web::request& request) { return list_licences(request); }},
        {all::record_inspection_report,
         [this](web::request& request) { return record_of_product(request, all::record_inspection_report.name, decode_report); }},
        {all::record_quality_mark,
         [this](web::request& request) { return record_of_product(request, all::record_quality_mark.name, decode_quality_mark); }},
        {all::list_my_product_permits, [this](web::request& request) { return list_of_product(request); }},
        {all::change_product, [this](web::request& request) { return change(request); }},
        {all::list_listing_reviews, [this](web::request& request) { return list_reviews(request); }},
        {all::decide_listing_review, [this](web::request& request) { return decide(request); }},
        {all::withdraw_my_permit, [this](web::request& request) { return withdraw(request, true); }},
        {all::withdraw_permit, [this](web::request& request) { return withdraw(request, false); }},
        {all::list_permits, [this](web::request& request) { return list_of_holder(request); }},
    };
}

listing_handlers::outcome listing_handlers::record_licence(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::record_licence.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto terms = decode_licence(request.body);
    if (!terms) co_return base::refusal(std::move(terms.error()));
    co_return co_await record(request, *std::move(claim), *std::move(terms));
}

listing_handlers::outcome listing_handlers::record_of_product(web::request& request, std::string_view operation,
                                                              base::result<domain::permit_terms> (*decode)(std::string_view,
                                                                                                           domain::product_id)) {
    auto claim = web::read_receipt(request, operation);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    const auto product = read_product_id(request);
    if (!product) co_return base::refusal(product.error());
    auto terms = decode(request.body, *product);
    if (!terms) co_return base::refusal(std::move(terms.error()));
    co_return co_await record(request, *std::move(claim), *std::move(terms));
}

listing_handlers::outcome listing_handlers::record(web::request& request, base::receipt claim, domain::permit_terms terms) {
    base::idempotent<domain::permit> idempotent{std::move(claim), encode_permit};
    auto reply = co_await permits_.record(request.context, std::move(idempotent), std::move(terms));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_all();  // a licence may list all of a supplier's products
    committed_();
    co_return web::reply_response(*std::move(reply));
}

listing_handlers::outcome listing_handlers::list_licences(web::request& request) { return list_permits(request, std::nullopt); }

listing_handlers::outcome listing_handlers::list_of_product(web::request& request) {
    const auto product = read_product_id(request);
    if (!product) co_return base::refusal(product.error());
    co_return co_await list_permits(request, *product);
}

listing_handlers::outcome listing_handlers::list_permits(web::request& request, std::optional<domain::product_id> product) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_position<domain::permit_id>(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await permits_.own_page(request.context, product, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->permits.back().id)) : std::string();
    co_return web::page_response(request, encode_permits(*found, next), next);
}

listing_handlers::outcome listing_handlers::change(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::change_product.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto details = decode_product(request.body);
    if (!details) co_return base::refusal(std::move(details.error()));
    const auto id = read_product_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto seen = web::read_if_match(request, base::to_wire(*id));
    if (!seen) co_return base::refusal(seen.error());
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_own_product};
    auto reply = co_await change_.run(request.context, std::move(idempotent), *id, *seen, *std::move(details));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_product(base::to_wire(*id));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

listing_handlers::outcome listing_handlers::list_reviews(web::request& request) {
    const auto page = web::read_page(request, {"state"});
    if (!page) co_return base::refusal(page.error());
    query_reader query(request);
    const auto state = query.parsed<domain::review_state>("state", domain::parse_review_state, "Not a state of a review.");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto after = read_position<domain::listing_review_id>(*page);
    if (!after) co_return base::refusal(after.error());
    const auto found = co_await reviews_.page(request.context, state, *after, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->reviews.back().what.id)) : std::string();
    co_return web::page_response(request, encode_reviews(*found, next), next);
}

listing_handlers::outcome listing_handlers::decide(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::decide_listing_review.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto ruling = decode_review_ruling(request.body);
    if (!ruling) co_return base::refusal(std::move(ruling.error()));
    const auto text = request.path_parameter("review_id");
    const auto id = base::parse_id<domain::listing_review_id>(text);
    if (!id) co_return base::refusal(domain::errors::listing_review_not_found(text));
    base::idempotent<app::review_view> idempotent{*std::move(claim), encode_review};
    auto reply = co_await reviews_.decide(request.context, std::move(idempotent), *id, ruling->passes, std::move(ruling->reasons));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_all();  // the reply names the product, but only in its bytes
    committed_();
    co_return web::reply_response(*std::move(reply));
}

listing_handlers::outcome listing_handlers::withdraw(web::request& request, bool own) {
    auto claim = web::read_receipt(request, own ? withdraw_my_permit.name : withdraw_permit.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_permit_withdrawal(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto text = request.path_parameter("permit_id");
    const auto id = base::parse_id<domain::permit_id>(text);
    if (!id) co_return base::refusal(domain::errors::permit_not_found(text));
    base::idempotent<domain::permit> idempotent{*std::move(claim), encode_permit};
    auto reply = own ? co_await permits_.withdraw_own(request.context, std::move(idempotent), *id, *std::move(reason))
                     : co_await permits_.withdraw(request.context, std::move(idempotent), *id, *std::move(reason));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_all();  // it may have listed all of a supplier's products
    committed_();
    co_return web::reply_response(*std::move(reply), ok);
}

listing_handlers::outcome listing_handlers::list_of_holder(web::request& request) {
    const auto page = web::read_page(request, {"holder_organisation_id", "product_id"});
    if (!page) co_return base::refusal(page.error());
    query_reader query(request);
    const auto holder = query.id<domain::organisation_id>("holder_organisation_id");
    const auto product = query.id<domain::product_id>("product_id");
    query.require("holder_organisation_id");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto before = read_position<domain::permit_id>(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await permits_.page_of(request.context, *holder, product, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->permits.back().id)) : std::string();
    co_return web::page_response(request, encode_permits(*found, next), next);
}

}  // namespace chuanpin::catalog::http
