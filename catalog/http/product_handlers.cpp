#include "catalog/http/product_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/cached_response.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/query.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t name_part_length_max = 50;

base::result<domain::product_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("product_id");
    const auto id = base::parse_id<domain::product_id>(text);
    if (!id) return base::refusal(domain::errors::product_not_found(text));
    return *id;
}

struct list_question {
    app::product_filter filter;
    std::optional<domain::product_id> before;
    web::page_request page;
};

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<domain::product_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<domain::product_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

std::string next_cursor(const web::page_request& page, const app::product_page& found) {
    return found.has_more ? page.cursor_after(base::to_wire(found.products.back().what.id)) : std::string();
}

base::result<list_question> read_question(const web::request& request) {
    const auto page = web::read_page(request, {"county", "category", "storage_class", "supplier", "q"});
    if (!page) return base::refusal(page.error());
    query_reader query(request);
    list_question question;
    question.page = *page;
    question.filter.county = query.text("county", 6);
    question.filter.category = query.text("category", 32);
    question.filter.storage = query.parsed<domain::storage_class>("storage_class", domain::parse_storage_class, "Not a storage class.");
    question.filter.supplier = query.id<domain::organisation_id>("supplier");
    question.filter.name_part = query.text("q", name_part_length_max);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    const auto before = read_before(*page);
    if (!before) return base::refusal(before.error());
    question.before = *before;
    return question;
}

}  // namespace

product_handlers::outcome product_handlers::draft(web::request& request) {
    auto claim = web::read_receipt(request, "draft_product");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto details = decode_product(request.body);
    if (!details) co_return base::refusal(std::move(details.error()));
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_own_product};
    auto reply = co_await draft_.run(request.context, std::move(idempotent), *std::move(details));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

product_handlers::outcome product_handlers::publish(web::request& request) {
    auto claim = web::read_receipt(request, "publish_product");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    if (auto empty = decode_nothing(request.body); !empty) co_return base::refusal(std::move(empty.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto seen = web::read_if_match(request, base::to_wire(*id));
    if (!seen) co_return base::refusal(seen.error());
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_own_product};
    auto reply = co_await publish_.run(request.context, std::move(idempotent), *id, *seen);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_product(base::to_wire(*id));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

product_handlers::outcome product_handlers::list(web::request& request) {
    auto key = cache_key(request);
    if (const auto known = cache_.find_list(key, request.context.now)) co_return cached_response(request, *known);
    auto question = read_question(request);
    if (!question) co_return base::refusal(std::move(question.error()));
    question->filter.listed_on = base::business_date_of(request.context.now);
    const auto ticket = cache_.begin();
    const auto page = co_await read_.page(request.context, std::move(question->filter), question->before, question->page.limit);
    if (!page) co_return base::refusal(page.error());
    const auto next = next_cursor(question->page, *page);
    auto link = next.empty() ? std::string() : web::next_link(request, next);
    const auto answer =
        cache_.put_list(ticket, std::move(key), {encode_products(*page, next), std::move(link)}, request.context.now, page->next_change());
    co_return cached_response(request, *answer);
}

product_handlers::outcome product_handlers::read(web::request& request) {
    auto key = cache_key(request);
    if (const auto known = cache_.find_product(key, request.context.now)) co_return cached_response(request, *known);
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto ticket = cache_.begin();
    const auto view = co_await read_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    const auto answer =
        cache_.put_product(ticket, std::move(key), base::to_wire(*id), encode_product(*view), request.context.now, view->next_change);
    co_return cached_response(request, *answer);
}

product_handlers::outcome product_handlers::list_own(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    app::product_filter filter;
    filter.supplier = request.context.who.value().organisation;
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.page(request.context, std::move(filter), *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = next_cursor(*page, *found);
    co_return web::page_response(request, encode_own_products(*found, next), next);
}

product_handlers::outcome product_handlers::read_own(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.own(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    // The view holds the offer in force and what holds it back too, which change without the product's version.
    auto body = encode_own_product(*view);
    const auto etag = web::version_etag(base::to_wire(*id), view->what.version, body);
    co_return web::conditional_response(request, web::json_response(std::move(body)), etag);
}

}  // namespace chuanpin::catalog::http
