#include "gateway/http/page_handlers.hpp"

#include <memory>

#include "gateway/http/docs_page.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/status_json.hpp"
#include "platform/http/errors.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;
using shared_sources = std::shared_ptr<const page_sources>;

constexpr std::string_view docs_policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

bool is_loopback(std::string_view address) { return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127."); }

answer get_health(shared_sources, web::request&) { co_return web::json_response(R"({"status":"alive"})"); }

answer get_readiness(shared_sources sources, web::request&) {
    const auto missing = co_await sources->readiness();
    co_return web::json_response(encode_readiness(missing, sources->clock_start), missing.empty() ? 200 : 503);
}

// Figures about the inside are for the machine itself; others learn nothing, not even that the page exists.
answer get_metrics(shared_sources sources, web::request& request) {
    if (!is_loopback(request.client_address)) co_return web::errors::route_not_found();
    co_return web::typed_response(sources->metrics(), "text/plain; version=0.0.4; charset=utf-8");
}

answer get_openapi(shared_sources sources, web::request&) {
    co_return web::typed_response(std::string(sources->openapi), "application/yaml");
}

}  // namespace

void add_page_rows(std::vector<web::router::row>& rows, page_sources sources) {
    const auto page = std::make_shared<const std::string>(render_docs_page(sources.services, sources.openapi));
    const auto shared = std::make_shared<const page_sources>(std::move(sources));
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [shared, handler](web::request& request) { return handler(shared, request); }});
    };
    add("get_health", get_health);
    add("get_readiness", get_readiness);
    add("get_metrics", get_metrics);
    add("get_openapi", get_openapi);
    rows.push_back({route_named("get_docs"), [page](web::request&) -> answer {
                        auto response = web::typed_response(*page, "text/html; charset=utf-8");
                        response.headers.add("Content-Security-Policy", std::string(docs_policy));
                        co_return response;
                    }});
}

}  // namespace chuanpin::gateway::http
