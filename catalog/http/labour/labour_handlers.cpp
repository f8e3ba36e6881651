#include "catalog/http/labour/labour_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/labour/labour_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

std::vector<web::router::row> labour_handlers::rows() {
    return {{hand_in_labour_list, [this](web::request& request) { return hand_in(request); }},
            {read_my_labour_list, [this](web::request& request) { return read_own(request); }},
            {list_mark_workers, [this](web::request& request) { return list_workers(request); }}};
}

labour_handlers::outcome labour_handlers::hand_in(web::request& request) {
    auto claim = web::read_receipt(request, hand_in_labour_list.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto list = decode_labour_list(request.body);
    if (!list) co_return base::refusal(std::move(list.error()));
    base::idempotent<app::labour_list_view> idempotent{*std::move(claim), encode_labour_list};
    auto reply = co_await lists_.hand_in(request.context, std::move(idempotent), list->dated_on, std::move(list->workers));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

labour_handlers::outcome labour_handlers::read_own(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto text = request.path_parameter("labour_list_id");
    const auto id = base::parse_id<domain::labour_list_id>(text);
    if (!id) co_return base::refusal(domain::errors::labour_list_not_found(text));
    const auto view = co_await lists_.own(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_labour_list(*view));
}

labour_handlers::outcome labour_handlers::list_workers(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto text = request.path_parameter("application_id");
    const auto id = base::parse_id<domain::mark_application_id>(text);
    if (!id) co_return base::refusal(domain::errors::mark_application_not_found(text));
    const auto after = page->after.empty() ? std::optional<std::int64_t>(0) : base::parse_whole_number(page->after);
    if (!after) co_return base::refusal(web::errors::cursor_invalid().error());
    const auto found = co_await lists_.workers_of(request.context, *id, *after, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(std::to_string(found->workers.back().position)) : std::string();
    co_return web::page_response(request, encode_workers(*found, next), next);
}

}  // namespace chuanpin::catalog::http
