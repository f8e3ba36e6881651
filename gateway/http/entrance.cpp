#include "gateway/http/entrance.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "gateway/domain/errors.hpp"
#include "gateway/http/bearer.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/safety_headers.hpp"
#include "gateway/http/signed_request.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

bool is_safe(web::method verb) { return verb == web::method::get || verb == web::method::head || verb == web::method::options; }

/// What a program may, whichever way it showed its key.
base::result<void> check_key(const web::request& request, const web::route& row, const app::authenticated_api_key& known) {
    if (!domain::admits_address(known.key.allowed_networks, request.client_address))
        return base::refusal(domain::errors::address_not_allowed());
    if (needs_session(row)) return base::refusal(domain::errors::session_required());
    if (!row.who_may.permission.empty() && !known.principal.may(row.who_may.permission))
        return web::errors::permission_missing(row.who_may.permission);
    return {};
}

/// Of the routes for everybody: those where it matters who somebody is.
bool is_recognised_on(const web::request& request, const web::route& row) {
    return is_safe(request.verb) && row.counted != web::counting::none;
}

bool is_open(const web::route& row) { return row.who_may.who == web::audience::everyone; }

}  // namespace

entrance::entrance(entrance_parts parts, std::span<const service_routes> services, std::string_view own_name) : parts_(std::move(parts)) {
    std::vector<const web::route*> public_routes;
    for (const auto& service : services) {
        owners_.push_back({service.service, service.service == own_name ? &parts_.own : nullptr});
        for (const auto& route : service.routes) {
            if (route.who_may.who == web::audience::internal) continue;
            public_routes.push_back(&route);
            owner_of_[&route] = owners_.size() - 1;
        }
    }
    table_ = std::make_unique<web::route_table>(public_routes);
}

base::task<web::response> entrance::respond(web::request request) {
    // Another service of this program (its stamp was checked in front of us) asks for what is ours alone: the journal's feed.
    if (request.context.who && request.context.who->organisation_kind == "system")
        co_return co_await parts_.own.respond(std::move(request));
    strip_reserved(request.headers);
    const auto found = table_->find(request.verb, request.path);
    auto answered = found.found == nullptr ? web::unmatched_response(request, found) : co_await answer(std::move(request), *found.found);
    add_safety_headers(answered.headers, found.found != nullptr && found.found->who_may.who == web::audience::signed_in, parts_.secure);
    co_return answered;
}

// A refused caller is counted too, as a stranger.
base::task<web::response> entrance::answer(web::request request, const web::route& row) {
    auto& service = responder_of(owners_[owner_of_.at(&row)]);
    if (auto full = service.turn_away(row.name, request.context)) co_return *std::move(full);
    std::optional<base::organisation_id> reader;
    auto admitted = admit_at_once(request, row, reader);
    if (!admitted) admitted = co_await admit_guarded(request, row, reader);
    const auto counts_for = request.context.who ? request.context.who->organisation : reader;
    auto counted = parts_.limits.count_at_once(request, row, counts_for);
    if (!counted) counted = co_await parts_.limits.count(request, row, counts_for);
    web::response answered;
    if (!counted->admitted)
        answered = web::problem_response(quota_problem(*counted), request.context);
    else if (!*admitted)
        answered = web::problem_response(admitted->error(), request.context);
    else
        answered = co_await parts_.audit.respond(std::move(request), row, service);
    add_limit_headers(*counted, answered.headers);
    co_return answered;
}

// Most requests: no credentials and none needed, or a session that this process asked about a moment ago.
std::optional<base::result<void>> entrance::admit_at_once(web::request& request, const web::route& row,
                                                          std::optional<base::organisation_id>& reader) {
    if (has_authorization(request) || has_signature(request)) return std::nullopt;
    if (auto clean = refuse_leaked_key(request, row); !clean) return clean;
    const auto token = parts_.cookie.read(request);
    const bool open = is_open(row);
    if (open && (!token || !is_recognised_on(request, row))) return base::result<void>{};
    const auto session = token ? parts_.authenticate.known(*token, request.context.now) : nullptr;
    if (!session) return std::nullopt;
    if (!open) return admit_member(request, row, *session);
    reader = session->principal.organisation;
    return base::result<void>{};
}

// This is the one place of the gateway's own chain that catches: authentication is not inside a router.
base::task<base::result<void>> entrance::admit_guarded(web::request& request, const web::route& row,
                                                       std::optional<base::organisation_id>& reader) {
    std::exception_ptr fault;
    try {
        co_return co_await admit(request, row, reader);
    } catch (...) {
        fault = std::current_exception();
    }
    parts_.log.write(base::log_level::error, "gateway.admission_failed",
                     {{"request_id", request.context.request_id}, {"message", web::text_of(fault)}});
    for (const auto& translate : parts_.translators) {
        if (auto known = translate(fault)) co_return base::refusal(*std::move(known));
    }
    co_return base::refusal(domain::errors::sessions_unavailable());
}

base::task<base::result<void>> entrance::admit(web::request& request, const web::route& row, std::optional<base::organisation_id>& reader) {
    if (auto clean = refuse_leaked_key(request, row); !clean) co_return clean;
    const auto token = parts_.cookie.read(request);
    const bool is_signed = has_signature(request);
    if (static_cast<int>(token.has_value()) + static_cast<int>(has_authorization(request)) + static_cast<int>(is_signed) > 1)
        co_return base::refusal(domain::errors::two_credentials());
    if (is_open(row)) {
        reader = co_await recognise(request, row, token);
        co_return base::result<void>{};
    }
    if (is_signed) co_return co_await admit_signed(request, row);
    co_return has_authorization(request) ? co_await admit_key(request, row) : co_await admit_session(request, row, token);
}

// Who reads what everybody may read counts for their organisation where they are known, so that a school behind one address does not
// share a stranger's quota. Whoever is not known, for whatever reason, reads as a stranger; so does who
// signs, since what everybody may read is not worth a nonce.
base::task<std::optional<base::organisation_id>> entrance::recognise(web::request& request, const web::route& row,
                                                                     std::optional<std::string_view> token) {
    if (!is_recognised_on(request, row)) co_return std::nullopt;
    if (token) static_cast<void>(co_await admit_session(request, row, token));
    if (has_authorization(request)) static_cast<void>(co_await admit_key(request, row));
    const auto who = std::exchange(request.context.who, std::nullopt);  // the service answers everybody alike
    co_return who ? std::optional(who->organisation) : std::nullopt;
}

// A key in an address is burnt, right or wrong: it stands in the logs of every proxy on the way.
base::result<void> entrance::refuse_leaked_key(const web::request& request, const web::route& row) {
    const auto leaked = find_leaked_key(request);
    if (!leaked) return {};
    parts_.log.write(base::log_level::warning, "gateway.api_key_leaked",
                     {{"request_id", request.context.request_id}, {"public_id", std::string(*leaked)}});
    auto refused = domain::errors::api_key_in_query();
    parts_.audit.note_refusal(request, row, nullptr, refused);
    return base::refusal(std::move(refused));
}

base::task<base::result<void>> entrance::admit_key(web::request& request, const web::route& row) {
    const auto text = read_bearer(request);
    if (!text) co_return refuse_key(request, row);
    auto key = co_await parts_.authenticate_key(request.context, *text);
    if (!key) co_return base::refusal(std::move(key.error()));
    if (!*key) co_return refuse_key(request, row);
    co_return conclude(request, row, (*key)->principal, check_key(request, row, **key));
}

base::result<void> entrance::refuse_key(const web::request& request, const web::route& row) {
    parts_.log.write(base::log_level::warning, "gateway.api_key_refused",
                     {{"request_id", request.context.request_id}, {"address", request.client_address}});
    auto refused = domain::errors::api_key_wrong();
    if (!is_open(row)) parts_.audit.note_refusal(request, row, nullptr, refused);
    return base::refusal(std::move(refused));
}

/// Somebody is known: let in, or refused and remembered. What everybody may read refuses nobody.
base::result<void> entrance::conclude(web::request& request, const web::route& row, const base::principal& who,
                                      base::result<void> checked) {
    if (checked)
        request.context.who = who;
    else if (!is_open(row))
        parts_.audit.note_refusal(request, row, &who, checked.error());
    return checked;
}

base::task<base::result<void>> entrance::admit_signed(web::request& request, const web::route& row) {
    const auto message = message_of(request);
    const auto key = co_await parts_.authenticate_signature(request.context, message);
    if (key) co_return conclude(request, row, key->principal, check_key(request, row, *key));
    parts_.log.write(base::log_level::warning, "gateway.signature_refused",
                     {{"request_id", request.context.request_id}, {"address", request.client_address}, {"code", key.error().code}});
    const auto kind = key.error().kind;
    const bool wrong = kind == base::error_kind::unauthenticated || kind == base::error_kind::forbidden;
    if (wrong && !is_open(row)) parts_.audit.note_refusal(request, row, nullptr, key.error());
    co_return base::refusal(key.error());
}

base::task<base::result<void>> entrance::admit_session(web::request& request, const web::route& row,
                                                       std::optional<std::string_view> token) {
    if (!token) co_return web::errors::sign_in_required();
    auto session = co_await parts_.authenticate(request.context, *token);
    if (!session) co_return base::refusal(std::move(session.error()));
    if (!*session) co_return web::errors::sign_in_required();
    co_return admit_member(request, row, **session);
}

base::result<void> entrance::admit_member(web::request& request, const web::route& row, const app::known_session& who) {
    return conclude(request, row, who.principal, check_session(request, row, who));
}

base::result<void> entrance::check_session(const web::request& request, const web::route& row, const app::known_session& known) const {
    if (!row.who_may.permission.empty() && !known.principal.may(row.who_may.permission))
        return web::errors::permission_missing(row.who_may.permission);
    return is_safe(request.verb) ? base::result<void>{} : check_csrf(request, known);
}

base::result<void> entrance::check_csrf(const web::request& request, const app::known_session& session) const {
    if (!parts_.origins.admits(request)) return base::refusal(domain::errors::foreign_origin());
    if (!parts_.csrf.verify(session.token_hash, request.headers.find("X-CSRF-Token")))
        return base::refusal(domain::errors::csrf_token_invalid());
    return {};
}

web::responder& entrance::responder_of(owner& where) {
    if (where.answers == nullptr) where.answers = &parts_.upstream(where.service);
    return *where.answers;
}

}  // namespace chuanpin::gateway::http
