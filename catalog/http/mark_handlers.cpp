#include "catalog/http/mark_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/http/mark_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using domain::mark_application_id;

base::result<mark_application_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("application_id");
    const auto id = base::parse_id<mark_application_id>(text);
    if (!id) return base::refusal(domain::errors::mark_application_not_found(text));
    return *id;
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<mark_application_id>> read_before(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto id = base::parse_id<mark_application_id>(page.after);
    if (!id) return web::errors::cursor_invalid();
    return id;
}

std::string next_cursor(const web::page_request& page, const app::mark_page& found) {
    return found.has_more ? page.cursor_after(base::to_wire(found.applications.back().what.id)) : std::string();
}

base::result<app::mark_filter> read_filter(const web::request& request) {
    query_reader query(request);
    app::mark_filter filter;
    filter.state = query.parsed<domain::mark_state>("state", domain::parse_mark_state, "Not a state of an application.");
    if (query.boolean("overdue").value_or(false)) filter.overdue_on = base::business_date_of(request.context.now);
    if (auto fault = query.finish(); !fault) return base::refusal(std::move(fault.error()));
    return filter;
}

}  // namespace

std::vector<web::router::row> mark_handlers::rows() {
    namespace all = catalog::http;
    const auto step = [this](domain::mark_step which, std::string_view operation) {
        return [this, which, operation](web::request& request) { return decide(request, which, operation); };
    };
    return {
        {all::apply_for_mark, [this](web::request& request) { return submit(request); }},
        {all::correct_mark_application, [this](web::request& request) { return correct(request); }},
        {all::appeal_mark_refusal, [this](web::request& request) { return appeal(request); }},
        {all::first_review_mark, step(domain::mark_step::first_review, all::first_review_mark.name)},
        {all::re_review_mark, step(domain::mark_step::re_review, all::re_review_mark.name)},
        {all::file_mark, step(domain::mark_step::filing, all::file_mark.name)},
        {all::sign_mark_contract, step(domain::mark_step::contract, all::sign_mark_contract.name)},
        {all::waive_mark_test, [this](web::request& request) { return waive(request); }},
        {all::list_my_mark_applications, [this](web::request& request) { return list_own(request); }},
        {all::read_my_mark_application, [this](web::request& request) { return read_own(request); }},
        {all::list_mark_applications, [this](web::request& request) { return list(request); }},
        {all::read_mark_application, [this](web::request& request) { return read(request); }},
    };
}

base::result<web::response> mark_handlers::answer(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    committed_();
    return web::reply_response(*std::move(reply));
}

mark_handlers::outcome mark_handlers::submit(web::request& request) {
    auto claim = web::read_receipt(request, apply_for_mark.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto stated = decode_claim(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    base::idempotent<app::mark_view> idempotent{*std::move(claim), encode_application};
    auto reply = co_await apply_.submit(request.context, std::move(idempotent), *std::move(stated));
    co_return answer(std::move(reply));
}

mark_handlers::outcome mark_handlers::correct(web::request& request) {
    auto claim = web::read_receipt(request, correct_mark_application.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto stated = decode_claim(request.body);
    if (!stated) co_return base::refusal(std::move(stated.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::mark_view> idempotent{*std::move(claim), encode_application};
    auto reply = co_await apply_.correct(request.context, std::move(idempotent), *id, *std::move(stated));
    co_return answer(std::move(reply));
}

mark_handlers::outcome mark_handlers::appeal(web::request& request) {
    auto claim = web::read_receipt(request, appeal_mark_refusal.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_reason(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::mark_view> idempotent{*std::move(claim), encode_application};
    auto reply = co_await apply_.appeal(request.context, std::move(idempotent), *id, *std::move(reason));
    co_return answer(std::move(reply));
}

mark_handlers::outcome mark_handlers::decide(web::request& request, domain::mark_step step, std::string_view operation) {
    auto claim = web::read_receipt(request, operation);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto ruled = decode_ruling(request.body, step);
    if (!ruled) co_return base::refusal(std::move(ruled.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::mark_view> idempotent{*std::move(claim), encode_application};
    auto reply = co_await review_.decide(request.context, std::move(idempotent), *id, *std::move(ruled));
    co_return answer(std::move(reply));
}

mark_handlers::outcome mark_handlers::waive(web::request& request) {
    auto claim = web::read_receipt(request, waive_mark_test.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto waiver = decode_waiver(request.body);
    if (!waiver) co_return base::refusal(std::move(waiver.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    base::idempotent<app::mark_view> idempotent{*std::move(claim), encode_application};
    auto reply = co_await review_.waive(request.context, std::move(idempotent), *id, waiver->test, waiver->reason);
    co_return answer(std::move(reply));
}

mark_handlers::outcome mark_handlers::list_own(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.own_page(request.context, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = next_cursor(*page, *found);
    co_return web::page_response(request, encode_applications(*found, next), next);
}

mark_handlers::outcome mark_handlers::read_own(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.own(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_application(*view));
}

mark_handlers::outcome mark_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {"state", "overdue"});
    if (!page) co_return base::refusal(page.error());
    auto filter = read_filter(request);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    const auto before = read_before(*page);
    if (!before) co_return base::refusal(before.error());
    const auto found = co_await read_.page(request.context, *std::move(filter), *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = next_cursor(*page, *found);
    co_return web::page_response(request, encode_applications(*found, next), next);
}

mark_handlers::outcome mark_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    const auto view = co_await read_.one(request.context, *id);
    if (!view) co_return base::refusal(view.error());
    co_return web::json_response(encode_application(*view));
}

}  // namespace chuanpin::catalog::http
