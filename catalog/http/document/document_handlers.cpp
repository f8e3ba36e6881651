#include "catalog/http/document/document_handlers.hpp"

#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"
#include "catalog/http/document/document_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/base/encoding.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::document_id;

constexpr std::string_view kept_by_who_asked = "private, no-cache";

base::result<document_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("document_id");
    const auto id = base::parse_id<document_id>(text);
    if (!id) return base::refusal(domain::errors::document_not_found(text));
    return *id;
}

base::result<std::optional<document_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<document_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

std::string_view extension_of(domain::media_type media) {
    switch (media) {
        case domain::media_type::pdf:
            return "pdf";
        case domain::media_type::jpeg:
            return "jpg";
        case domain::media_type::png:
            return "png";
    }
    return "bin";
}

base::result<app::document_upload> read_upload(web::request& request) {
    if (auto known = web::only_query(request, {"kind", "title"}); !known) return base::refusal(std::move(known.error()));
    query_reader query(request);
    app::document_upload upload;
    upload.kind = query.parsed<domain::document_kind>("kind", domain::parse_document_kind, "Not a kind of document.")
                      .value_or(domain::document_kind::other);
    upload.title = query.text("title", domain::document_title_length_max).value_or("");
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    upload.content_type = request.headers.find("Content-Type");
    upload.content = std::move(request.body);
    return upload;
}

}  // namespace

web::response content_response(const web::request& request, app::document_content found, std::string_view cache_control) {
    const auto hash = base::to_hex(base::as_text(found.what.hash));
    auto answer = web::typed_response(std::move(found.content), name_of(found.what.media));
    answer.headers.add("Content-Disposition",
                       fmt::format("attachment; filename=\"{}.{}\"", base::to_wire(found.what.id), extension_of(found.what.media)));
    answer.headers.add("Cache-Control", std::string(cache_control));
    return web::conditional_response(request, std::move(answer), fmt::format("\"{}\"", hash));
}

std::vector<web::router::row> document_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::hand_in_document, [this](web::request& request) { return hand_in(request); }},
        {all::list_my_documents, [this](web::request& request) { return list_own(request); }},
        {all::read_my_document, [this](web::request& request) { return read_own_content(request); }},
        {all::read_application_document, [this](web::request& request) { return read_content_of_application(request); }},
    };
}

document_handlers::outcome document_handlers::hand_in(web::request& request) {
    auto claim = web::read_receipt(request, hand_in_document.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto upload = read_upload(request);
    if (!upload) co_return base::refusal(std::move(upload.error()));
    base::idempotent<domain::document> idempotent{*std::move(claim), encode_document};
    auto reply = co_await documents_.hand_in(request.context, std::move(idempotent), *std::move(upload));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

document_handlers::outcome document_handlers::list_own(web::request& request) {
    const auto page = web::read_page(request, {"kind"});
    if (!page) co_return base::refusal(page.error());
    query_reader query(request);
    const auto kind = query.parsed<domain::document_kind>("kind", domain::parse_document_kind, "Not a kind of document.");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await documents_.own_page(request.context, kind, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(base::to_wire(found->documents.back().id)) : std::string();
    co_return web::page_response(request, encode_documents(*found, next), next);
}

document_handlers::outcome document_handlers::read_own_content(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    auto found = co_await documents_.own_content(request.context, *id);
    if (!found) co_return base::refusal(std::move(found.error()));
    co_return content_response(request, *std::move(found), kept_by_who_asked);
}

document_handlers::outcome document_handlers::read_content_of_application(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto text = request.path_parameter("application_id");
    const auto application = base::parse_id<domain::mark_application_id>(text);
    if (!application) co_return base::refusal(domain::errors::mark_application_not_found(text));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    auto found = co_await documents_.content_of(request.context, *application, *id);
    if (!found) co_return base::refusal(std::move(found.error()));
    co_return content_response(request, *std::move(found), kept_by_who_asked);
}

}  // namespace chuanpin::catalog::http
