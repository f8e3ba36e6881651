#include "catalog/http/lot/lot_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/lot/lot_json.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

base::result<domain::product_id> product_of(const web::request& request) {
    const auto text = request.path_parameter("product_id");
    const auto id = base::parse_id<domain::product_id>(text);
    if (!id) return base::refusal(domain::errors::product_not_found(text));
    return *id;
}

base::result<domain::lot_id> lot_of(const web::request& request) {
    const auto text = request.path_parameter("lot_id");
    const auto id = base::parse_id<domain::lot_id>(text);
    if (!id) return base::refusal(domain::errors::lot_not_found(text));
    return *id;
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<domain::lot_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<domain::lot_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

}  // namespace

std::vector<web::router::row> lot_handlers::rows() {
    namespace all = catalog::http;
    return {{all::open_lot, [this](web::request& request) { return open(request); }},
            {all::record_intake, [this](web::request& request) { return take_in(request); }},
            {all::close_lot, [this](web::request& request) { return close(request); }},
            {all::read_lot, [this](web::request& request) { return read(request); }},
            {all::list_lots, [this](web::request& request) { return list(request); }}};
}

base::result<web::response> lot_handlers::answer(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    committed_();
    return web::reply_response(*std::move(reply));
}

lot_handlers::outcome lot_handlers::open(web::request& request) {
    auto claim = web::read_receipt(request, open_lot.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto asked = decode_lot(request.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto product = product_of(request);
    if (!product) co_return base::refusal(product.error());
    auto reply = co_await lots_.open(request.context, {*std::move(claim), encode_lot}, *product, *std::move(asked));
    co_return answer(std::move(reply));
}

lot_handlers::outcome lot_handlers::take_in(web::request& request) {
    auto claim = web::read_receipt(request, record_intake.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto asked = decode_intake(request.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto id = lot_of(request);
    if (!id) co_return base::refusal(id.error());
    auto reply = co_await lots_.take_in(request.context, {*std::move(claim), encode_lot}, *id, *std::move(asked));
    co_return answer(std::move(reply));
}

lot_handlers::outcome lot_handlers::close(web::request& request) {
    auto claim = web::read_receipt(request, close_lot.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    if (auto empty = decode_nothing(request.body); !empty) co_return base::refusal(std::move(empty.error()));
    const auto id = lot_of(request);
    if (!id) co_return base::refusal(id.error());
    auto reply = co_await lots_.close(request.context, {*std::move(claim), encode_lot}, *id);
    co_return answer(std::move(reply));
}

lot_handlers::outcome lot_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = lot_of(request);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await lots_.one(request.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_lot(*found));
}

lot_handlers::outcome lot_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto product = product_of(request);
    if (!product) co_return base::refusal(product.error());
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await lots_.page(request.context, *product, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->lots.back().what.id)) : std::string();
    co_return web::page_response(request, encode_lots(*found, next), next);
}

}  // namespace chuanpin::catalog::http
