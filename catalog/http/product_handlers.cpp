#include "catalog/http/product_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/conditional.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/query.hpp"
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
    std::size_t limit = 0;
};

base::result<list_question> read_question(const web::request& request) {
    const auto page = web::read_page(request, {"county", "category", "storage_class", "supplier", "q"});
    if (!page) return base::refusal(page.error());
    query_reader query(request);
    list_question question;
    question.limit = page->limit;
    question.filter.county = query.text("county", 6);
    question.filter.category = query.text("category", 32);
    question.filter.storage = query.parsed<domain::storage_class>("storage_class", domain::parse_storage_class, "Not a storage class.");
    question.filter.supplier = query.id<domain::organisation_id>("supplier");
    question.filter.name_part = query.text("q", name_part_length_max);
    if (!page->after.empty()) question.before = base::parse_id<domain::product_id>(page->after);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return question;
}

}  // namespace

product_handlers::outcome product_handlers::draft(web::request& request) {
    auto claim = web::read_receipt(request, "draft_product");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto details = decode_product(request.body);
    if (!details) co_return base::refusal(std::move(details.error()));
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_product};
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
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_product};
    auto reply = co_await publish_.run(request.context, std::move(idempotent), *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_product(base::to_wire(*id));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

product_handlers::outcome product_handlers::list(web::request& request) {
    auto key = cache_key(request);
    if (const auto known = cache_.find_list(key, request.context.now)) co_return conditional_response(request, *known);
    auto question = read_question(request);
    if (!question) co_return base::refusal(std::move(question.error()));
    const auto ticket = cache_.begin();
    const auto page = co_await read_.page(request.context, std::move(question->filter), question->before, question->limit);
    if (!page) co_return base::refusal(page.error());
    const auto answer = cache_.put_list(ticket, std::move(key), encode_products(*page), request.context.now, page->next_change());
    co_return conditional_response(request, *answer);
}

product_handlers::outcome product_handlers::read(web::request& request) {
    auto key = cache_key(request);
    if (const auto known = cache_.find_product(key, request.context.now)) co_return conditional_response(request, *known);
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto ticket = cache_.begin();
    const auto view = co_await read_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    const auto answer =
        cache_.put_product(ticket, std::move(key), base::to_wire(*id), encode_product(*view), request.context.now, view->next_change);
    co_return conditional_response(request, *answer);
}

product_handlers::outcome product_handlers::list_own(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    app::product_filter filter;
    filter.supplier = request.context.who.value().organisation;
    filter.drafts_too = true;
    std::optional<domain::product_id> before;
    if (!page->after.empty()) before = base::parse_id<domain::product_id>(page->after);
    const auto found = co_await read_.page(request.context, std::move(filter), before, page->limit);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_products(*found));
}

product_handlers::outcome product_handlers::read_own(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.own(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_product(*view));
}

}  // namespace chuanpin::catalog::http
