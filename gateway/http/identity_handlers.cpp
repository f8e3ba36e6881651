#include "gateway/http/identity_handlers.hpp"

#include "gateway/app/session_token.hpp"
#include "gateway/domain/errors.hpp"
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

/// The session was authenticated on the way in; its token is in the cookie.
base::result<std::string> token_hash_of(const identity_use_cases& use, const web::request& request) {
    const auto token = use.cookie.read(request);
    auto hash = token ? app::hash_of_session_token(*token) : std::nullopt;
    if (!hash) return web::errors::sign_in_required();
    return *std::move(hash);
}

/// 200 or 201 with the session, and its cookie.
web::response session_response(const identity_use_cases& use, const app::opened_session& opened, int status) {
    auto response = web::json_response(encode_session(opened.member, opened.principal, use.csrf.make(opened.token_hash)), status);
    response.headers.add("Set-Cookie", use.cookie.carry(opened.token));
    response.headers.add("Cache-Control", "no-store");
    return response;
}

web::response signed_out_response(const identity_use_cases& use) {
    web::response response;
    response.status = 204;
    response.headers.add("Set-Cookie", use.cookie.remove());
    return response;
}

answer open_session(identity_use_cases use, web::request& request) {
    auto given = decode_credentials(request);
    if (!given) co_return base::refusal(std::move(given.error()));
    auto opened = co_await use.open_session(request.context, *std::move(given));
    if (!opened) co_return base::refusal(std::move(opened.error()));
    co_return session_response(use, *opened, 201);
}

answer get_current_session(identity_use_cases use, web::request& request) {
    const auto token = use.cookie.read(request);
    if (!token) co_return web::errors::sign_in_required();
    auto session = co_await use.authenticate(request.context, *token);
    if (!session) co_return base::refusal(std::move(session.error()));
    if (!*session) co_return web::errors::sign_in_required();
    co_return web::json_response(encode_session((*session)->member, (*session)->principal, use.csrf.make((*session)->token_hash)));
}

answer close_session(identity_use_cases use, web::request& request) {
    auto token_hash = token_hash_of(use, request);
    if (!token_hash) co_return base::refusal(std::move(token_hash.error()));
    auto closed = co_await use.close_session(request.context, *std::move(token_hash));
    if (!closed) co_return base::refusal(std::move(closed.error()));
    co_return signed_out_response(use);
}

answer list_sessions(identity_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    auto own = token_hash_of(use, request);
    if (!own) co_return base::refusal(std::move(own.error()));
    auto sessions = co_await use.list_sessions(request.context, *std::move(own));
    if (!sessions) co_return base::refusal(std::move(sessions.error()));
    co_return web::json_response(encode_sessions(*sessions));
}

answer revoke_session(identity_use_cases use, web::request& request) {
    const auto id = base::parse_id<domain::session_id>(request.path_parameter("session_id"));
    if (!id) co_return web::errors::route_not_found();
    auto revoked = co_await use.revoke_session(request.context, *id);
    if (!revoked) co_return base::refusal(std::move(revoked.error()));
    web::response response;
    response.status = 204;
    co_return response;
}

answer revoke_all_sessions(identity_use_cases use, web::request& request) {
    auto revoked = co_await use.revoke_all_sessions(request.context);
    if (!revoked) co_return base::refusal(std::move(revoked.error()));
    co_return signed_out_response(use);
}

/// The session that asks, as the entrance knew it a moment ago.
base::task<base::result<std::shared_ptr<const app::known_session>>> session_of(const identity_use_cases& use, const web::request& request) {
    const auto token = use.cookie.read(request);
    if (!token) co_return web::errors::sign_in_required();
    auto session = co_await use.authenticate(request.context, *token);
    if (session && !*session) co_return web::errors::sign_in_required();
    co_return session;
}

answer change_password(identity_use_cases use, web::request& request) {
    auto asked = decode_new_password(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto session = co_await session_of(use, request);
    if (!session) co_return base::refusal(session.error());
    auto opened = co_await use.change_password(request.context, (*session)->member, *std::move(asked));
    if (!opened) co_return base::refusal(std::move(opened.error()));
    co_return session_response(use, *opened, 200);
}

answer enrol_one_time_password(identity_use_cases use, web::request& request) {
    auto password = decode_password(request);
    if (!password) co_return base::refusal(std::move(password.error()));
    const auto session = co_await session_of(use, request);
    if (!session) co_return base::refusal(session.error());
    auto enrolled = co_await use.enrol_one_time_password(request.context, (*session)->member, *std::move(password), request.client_address);
    if (!enrolled) co_return base::refusal(std::move(enrolled.error()));
    co_return web::json_response(encode_enrolment(*enrolled));
}

answer confirm_one_time_password(identity_use_cases use, web::request& request) {
    auto code = decode_one_time_code(request);
    if (!code) co_return base::refusal(std::move(code.error()));
    const auto session = co_await session_of(use, request);
    if (!session) co_return base::refusal(session.error());
    auto confirmed = co_await use.confirm_one_time_password(request.context, (*session)->member, *std::move(code), facts_of(request));
    if (!confirmed) co_return base::refusal(std::move(confirmed.error()));
    auto response = session_response(use, confirmed->session, 200);
    response.body = encode_confirmed_factor(*confirmed, use.csrf.make(confirmed->session.token_hash));
    co_return response;
}

answer remove_one_time_password(identity_use_cases use, web::request& request) {
    auto asked = decode_factor_removal(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto session = co_await session_of(use, request);
    if (!session) co_return base::refusal(session.error());
    auto opened = co_await use.remove_one_time_password(request.context, (*session)->member, *std::move(asked));
    if (!opened) co_return base::refusal(std::move(opened.error()));
    co_return session_response(use, *opened, 200);
}

answer register_organisation(identity_use_cases use, web::request& request) {
    auto asked = decode_organisation(request);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto claim = web::read_receipt(request, "register_organisation");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    claim->asked = crypto::hmac_sha256(crypto::as_text(use.fingerprint_key), crypto::as_text(claim->asked));
    base::idempotent<domain::member> idempotent{*std::move(claim), encode_registration};
    auto reply = co_await use.register_organisation(request.context, std::move(idempotent), *std::move(asked));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 201);
}

answer get_organisation(identity_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto id = base::parse_id<base::organisation_id>(request.path_parameter("organisation_id"));
    if (!id) co_return web::errors::route_not_found();
    auto organisation = co_await use.read_organisation(request.context, *id);
    if (!organisation) co_return base::refusal(std::move(organisation.error()));
    co_return web::json_response(encode_organisation(*organisation));
}

/// ?kind, ?county_code and ?state.
base::result<app::organisation_filter> read_filter(const web::request& request) {
    app::organisation_filter filter;
    std::vector<base::field_error> faults;
    if (const auto kind = request.query_parameter("kind")) {
        filter.kind = domain::parse_organisation_kind(*kind);
        if (!filter.kind) faults.push_back({"?kind", "out-of-range", "A kind of organisation, such as cooperative or school."});
    }
    if (const auto code = request.query_parameter("county_code")) {
        filter.county_code = std::string(*code);
        if (!domain::is_county_code(*code)) faults.push_back({"?county_code", "invalid-format", "Six digits (GB/T 2260)."});
    }
    if (const auto state = request.query_parameter("state")) {
        filter.closed = *state == "closed";
        if (*state != "closed" && *state != "open") faults.push_back({"?state", "out-of-range", "open or closed."});
    }
    if (!faults.empty()) return web::errors::invalid_parameters(std::move(faults));
    return filter;
}

answer list_organisations(identity_use_cases use, web::request& request) {
    const auto page = web::read_page(request, {"kind", "county_code", "state"});
    if (!page) co_return base::refusal(page.error());
    const auto after = read_cursor_id<base::organisation_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto filter = read_filter(request);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    filter->after = after->value_or(base::organisation_id{});
    filter->limit = page->limit + 1;
    auto found = co_await use.list_organisations(request.context, *std::move(filter));
    if (!found) co_return base::refusal(std::move(found.error()));
    const auto next = cut_page(*found, *page, &domain::organisation::id);
    co_return web::page_response(request, encode_organisations(*found, next), next.value_or(std::string()));
}

answer move_organisation(identity_use_cases use, web::request& request) {
    const auto id = base::parse_id<base::organisation_id>(request.path_parameter("organisation_id"));
    if (!id) co_return web::errors::route_not_found();
    const auto superior = decode_superior(request);
    if (!superior) co_return base::refusal(superior.error());
    auto claim = web::read_receipt(request, "move_organisation");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.move_organisation(request.context, {*std::move(claim), encode_organisation}, *id, *superior);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

answer close_organisation(identity_use_cases use, web::request& request) {
    const auto id = base::parse_id<base::organisation_id>(request.path_parameter("organisation_id"));
    if (!id) co_return web::errors::route_not_found();
    auto claim = web::read_receipt(request, "close_organisation");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reply = co_await use.close_organisation(request.context, {*std::move(claim), encode_organisation}, *id);
    if (!reply) co_return base::refusal(std::move(reply.error()));
    co_return web::reply_response(*std::move(reply), 200);
}

}  // namespace

void add_identity_rows(std::vector<web::router::row>& rows, const identity_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("open_session", open_session);
    add("get_current_session", get_current_session);
    add("close_session", close_session);
    add("list_sessions", list_sessions);
    add("revoke_session", revoke_session);
    add("revoke_all_sessions", revoke_all_sessions);
    add("change_password", change_password);
    add("enrol_one_time_password", enrol_one_time_password);
    add("confirm_one_time_password", confirm_one_time_password);
    add("remove_one_time_password", remove_one_time_password);
    add("register_organisation", register_organisation);
    add("get_organisation", get_organisation);
    add("list_organisations", list_organisations);
    add("move_organisation", move_organisation);
    add("close_organisation", close_organisation);
}

}  // namespace chuanpin::gateway::http
