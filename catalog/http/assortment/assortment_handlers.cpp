#include "catalog/http/assortment/assortment_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"
#include "catalog/http/assortment/assortment_json.hpp"
#include "catalog/http/document/document_handlers.hpp"
#include "catalog/http/product_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

// The address names the document, whose content never changes.
constexpr std::string_view kept_by_everybody = "public, max-age=31536000, immutable";

base::result<domain::product_id> read_product_id(const web::request& request) {
    const auto text = request.path_parameter("product_id");
    const auto id = base::parse_id<domain::product_id>(text);
    if (!id) return base::refusal(domain::errors::product_not_found(text));
    return *id;
}

base::result<domain::product_family_id> read_family_id(const web::request& request) {
    const auto text = request.path_parameter("family_id");
    const auto id = base::parse_id<domain::product_family_id>(text);
    if (!id) return base::refusal(domain::errors::product_family_not_found(text));
    return *id;
}

base::result<domain::document_id> read_picture_id(const web::request& request) {
    const auto text = request.path_parameter("document_id");
    const auto id = base::parse_id<domain::document_id>(text);
    if (!id) return base::refusal(domain::errors::document_not_found(text));
    return *id;
}

}  // namespace

std::vector<web::router::row> assortment_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::create_product_family, [this](web::request& request) { return create_family(request); }},
        {all::list_my_product_families, [this](web::request& request) { return list_families(request); }},
        {all::read_product_family, [this](web::request& request) { return read_family(request); }},
        {all::set_product_pictures, [this](web::request& request) { return set_pictures(request); }},
        {all::read_product_picture, [this](web::request& request) { return read_picture(request); }},
        {all::change_product_family, [this](web::request& request) { return change_family(request); }},
        {all::set_product_family_pictures, [this](web::request& request) { return set_family_pictures(request); }},
        {all::read_product_family_picture, [this](web::request& request) { return read_family_picture(request); }},
    };
}

assortment_handlers::outcome assortment_handlers::create_family(web::request& request) {
    auto claim = web::read_receipt(request, create_product_family.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto stated = decode_family(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    base::idempotent<domain::product_family> idempotent{*std::move(claim), encode_family};
    auto reply = co_await families_.create(request.context, std::move(idempotent), *std::move(stated));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply));
}

assortment_handlers::outcome assortment_handlers::list_families(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    std::optional<domain::product_family_id> before;
    if (!page->after.empty()) {
        before = base::parse_id<domain::product_family_id>(page->after);
        if (!before) co_return web::errors::cursor_invalid();
    }
    const auto found = co_await families_.own_page(request.context, before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->families.back().id)) : std::string();
    co_return web::page_response(request, encode_families(*found, next), next);
}

assortment_handlers::outcome assortment_handlers::read_family(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_family_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await families_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_family_view(*view));
}

assortment_handlers::outcome assortment_handlers::set_pictures(web::request& request) {
    auto claim = web::read_receipt(request, set_product_pictures.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    const auto id = read_product_id(request);
    if (!id) co_return base::refusal(id.error());
    auto pictures = decode_pictures(request.body);
    if (!pictures) co_return base::refusal(std::move(pictures.error()));
    base::idempotent<app::product_view> idempotent{*std::move(claim), encode_own_product};
    auto reply = co_await pictures_.set(request.context, std::move(idempotent), *id, *std::move(pictures));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    cache_.forget_product(base::to_wire(*id));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

assortment_handlers::outcome assortment_handlers::read_picture(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto product = read_product_id(request);
    if (!product) co_return base::refusal(product.error());
    const auto picture = read_picture_id(request);
    if (!picture) co_return base::refusal(picture.error());
    auto found = co_await pictures_.content(request.context, *product, *picture);
    if (!found) co_return base::refusal(std::move(found.error()));
    co_return content_response(request, *std::move(found), kept_by_everybody);
}

base::result<web::response> assortment_handlers::told(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    cache_.forget_all();  // every product of the family may look otherwise
    committed_();
    return web::reply_response(*std::move(reply));
}

assortment_handlers::outcome assortment_handlers::change_family(web::request& request) {
    auto claim = web::read_receipt(request, change_product_family.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    const auto id = read_family_id(request);
    if (!id) co_return base::refusal(id.error());
    auto stated = decode_family_changes(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    base::idempotent<domain::product_family> idempotent{*std::move(claim), encode_family};
    co_return told(co_await families_.change(request.context, std::move(idempotent), *id, *std::move(stated)));
}

assortment_handlers::outcome assortment_handlers::set_family_pictures(web::request& request) {
    auto claim = web::read_receipt(request, set_product_family_pictures.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    const auto id = read_family_id(request);
    if (!id) co_return base::refusal(id.error());
    auto pictures = decode_pictures(request.body);
    if (!pictures) co_return base::refusal(std::move(pictures.error()));
    base::idempotent<domain::product_family> idempotent{*std::move(claim), encode_family};
    co_return told(co_await families_.set_pictures(request.context, std::move(idempotent), *id, *std::move(pictures)));
}

assortment_handlers::outcome assortment_handlers::read_family_picture(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto family = read_family_id(request);
    if (!family) co_return base::refusal(family.error());
    const auto picture = read_picture_id(request);
    if (!picture) co_return base::refusal(picture.error());
    auto found = co_await pictures_.content_of_family(request.context, *family, *picture);
    if (!found) co_return base::refusal(std::move(found.error()));
    co_return content_response(request, *std::move(found), kept_by_everybody);
}

}  // namespace chuanpin::catalog::http
