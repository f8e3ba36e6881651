#include "gateway/http/staff_handlers.hpp"

#include "gateway/http/page_cut.hpp"
#include "gateway/http/requests_json.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/views_json.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

answer create_account(staff_use_cases use, web::request& request) {
    auto asked = decode_account(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = web::read_receipt(request, "create_account");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    claim->asked = crypto::hmac_sha256(crypto::as_text(use.fingerprint_key), crypto::as_text(claim->asked));
    auto reply = co_await use.create_account(request.context, {*std::move(claim), encode_account}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer grant_role(staff_use_cases use, web::request& request) {
    const auto account = base::parse_id<base::account_id>(request.path_parameter("account_id"));
    if (!account) co_return web::errors::route_not_found();
    auto asked = decode_role_assignment(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    asked->account = *account;
    auto claim = web::read_receipt(request, "grant_role");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.grant_role(request.context, {*std::move(claim), encode_assignment}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer end_role(staff_use_cases use, web::request& request) {
    const auto id = base::parse_id<domain::role_assignment_id>(request.path_parameter("assignment_id"));
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "end_role");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.end_role(request.context, {*std::move(claim), encode_assignment}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer delegate_role(staff_use_cases use, web::request& request) {
    const auto source = base::parse_id<domain::role_assignment_id>(request.path_parameter("assignment_id"));
    if (!source) co_return web::errors::route_not_found();
    auto asked = decode_delegation(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    asked->source = *source;
    auto claim = web::read_receipt(request, "delegate_role");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.delegate_role(request.context, {*std::move(claim), encode_assignment}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer close_account(staff_use_cases use, web::request& request) {
    const auto id = base::parse_id<base::account_id>(request.path_parameter("account_id"));
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "close_account");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.close_account(request.context, {*std::move(claim), encode_account}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer open_unit(staff_use_cases use, web::request& request) {
    auto asked = decode_unit(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = web::read_receipt(request, "open_unit");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.open_unit(request.context, {*std::move(claim), encode_unit}, *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer close_unit(staff_use_cases use, web::request& request) {
    const auto id = base::parse_id<base::unit_id>(request.path_parameter("unit_id"));
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "close_unit");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.close_unit(request.context, {*std::move(claim), encode_unit}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer list_units(staff_use_cases use, web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = read_cursor_id<base::unit_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto units = co_await use.list_units(request.context, after->value_or(base::unit_id{}), page->limit + 1);
    if (!units) co_return base::refusal(std::move(units.error()));
    const auto next = cut_page(*units, *page, &domain::unit::id);
    co_return web::page_response(request, encode_units(*units, next), next.value_or(std::string()));
}

answer list_accounts(staff_use_cases use, web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = read_cursor_id<base::account_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto accounts = co_await use.list_accounts(request.context, after->value_or(base::account_id{}), page->limit + 1);
    if (!accounts) co_return base::refusal(std::move(accounts.error()));
    const auto next = cut_page(*accounts, *page, [](const app::account_view& each) { return each.who.id; });
    co_return web::page_response(request, encode_accounts(*accounts, next), next.value_or(std::string()));
}

}  // namespace

void add_staff_rows(std::vector<web::router::row>& rows, const staff_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("create_account", create_account);
    add("grant_role", grant_role);
    add("end_role", end_role);
    add("delegate_role", delegate_role);
    add("close_account", close_account);
    add("open_unit", open_unit);
    add("close_unit", close_unit);
    add("list_units", list_units);
    add("list_accounts", list_accounts);
}

}  // namespace chuanpin::gateway::http
