#include "gateway/http/contact/contact_handlers.hpp"

#include "gateway/http/contact/contact_json.hpp"
#include "gateway/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

std::optional<base::organisation_id> id_of(const web::request& request) {
    return base::parse_id<base::organisation_id>(request.path_parameter("organisation_id"));
}

web::response response_of(const app::contact_view& view) {
    auto response = web::json_response(encode_contact(view));
    response.headers.add("ETag", web::version_etag(base::to_wire(view.organisation), view.version));
    response.headers.add("Cache-Control", "no-store");
    return response;
}

answer read(app::read_contact& use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    const auto found = co_await use(request.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return response_of(*found);
}

answer state(app::state_contact& use, web::request& request) {
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    auto wanted = decode_contact(request);
    if (!wanted) co_return base::refusal(std::move(wanted.error()));
    auto seen = web::read_if_match(request, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    const auto stated = co_await use(request.context, *id, *std::move(seen), *std::move(wanted));
    if (!stated) co_return base::refusal(stated.error());
    co_return response_of(*stated);
}

answer withdraw(app::state_contact& use, web::request& request) {
    const auto id = id_of(request);
    if (!id) co_return web::errors::route_not_found();
    auto seen = web::read_if_match(request, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    const auto withdrawn = co_await use(request.context, *id, *std::move(seen), std::nullopt);
    if (!withdrawn) co_return base::refusal(withdrawn.error());
    web::response response;
    response.status = 204;
    co_return response;
}

}  // namespace

void add_contact_rows(std::vector<web::router::row>& rows, app::read_contact& reading, app::state_contact& stating) {
    rows.push_back({route_named("get_organisation_contact"), [&reading](web::request& request) { return read(reading, request); }});
    rows.push_back({route_named("state_organisation_contact"), [&stating](web::request& request) { return state(stating, request); }});
    rows.push_back(
        {route_named("withdraw_organisation_contact"), [&stating](web::request& request) { return withdraw(stating, request); }});
}

}  // namespace chuanpin::gateway::http
