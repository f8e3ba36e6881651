#include "catalog/http/offer_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/offer_json.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/query.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

base::result<domain::offer_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("offer_id");
    const auto id = base::parse_id<domain::offer_id>(text);
    if (!id) return base::refusal(domain::errors::offer_not_found(text));
    return *id;
}

}  // namespace

offer_handlers::outcome offer_handlers::publish(web::request& request) {
    auto claim = web::read_receipt(request, "publish_offer");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto asked = decode_offer(request.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto text = request.path_parameter("product_id");
    const auto product = base::parse_id<domain::product_id>(text);
    if (!product) co_return base::refusal(domain::errors::product_not_found(text));
    base::idempotent<app::offer_view> idempotent{*std::move(claim), encode_offer};
    auto reply = co_await publish_.run(request.context, std::move(idempotent), *product, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_product(base::to_wire(*product));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

offer_handlers::outcome offer_handlers::withdraw(web::request& request) {
    auto claim = web::read_receipt(request, "withdraw_offer");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    if (auto empty = decode_nothing(request.body); !empty) co_return base::refusal(std::move(empty.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto seen = web::read_if_match(request, base::to_wire(*id));
    if (!seen) co_return base::refusal(seen.error());
    std::optional<domain::product_id> product;
    base::idempotent<app::withdrawal_view> idempotent{*std::move(claim), [&product](const app::withdrawal_view& view) {
                                                          product = view.product;
                                                          return encode_withdrawal(view);
                                                      }};
    auto reply = co_await withdraw_.run(request.context, std::move(idempotent), *id, *seen);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    if (product) cache_.forget_product(base::to_wire(*product));
    committed_();
    co_return web::reply_response(*std::move(reply), 200);
}

offer_handlers::outcome offer_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {"version"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto version = query.integer("version", 1, domain::offer_versions_max);
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.run(request.context, *id, version);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_offer(*view));
}

}  // namespace chuanpin::catalog::http
