#include "platform/runtime/internal_entrance.hpp"

#include "platform/http/principal_header.hpp"
#include "platform/http/problem.hpp"

namespace chuanpin::runtime {

base::task<http::response> internal_entrance::respond(http::request request) {
    if (auto* service = service_of(request)) co_return co_await service->respond(std::move(request));
    co_return co_await page(request);
}

http::responder* internal_entrance::service_of(const http::request& request) const {
    const auto name = request.headers.find(http::audience_header);
    return name.empty() || !services_.declared(name) ? nullptr : services_.local_entrance(name);
}

base::task<http::response> internal_entrance::page(const http::request& request) {
    const bool reads = request.verb == http::method::get || request.verb == http::method::head;
    if (reads && request.path == "/healthz") co_return http::typed_response("alive\n", "text/plain; charset=utf-8");
    if (reads && request.path == "/metrics")
        co_return http::typed_response(pages_.metrics_text(), "text/plain; version=0.0.4; charset=utf-8");
    if (reads && request.path == "/readyz") {
        const auto missing = co_await pages_.readiness();
        co_return http::typed_response(missing.empty() ? "ready\n" : missing + "\n", "text/plain; charset=utf-8",
                                       missing.empty() ? 200 : 503);
    }
    co_return http::problem_response({base::error_kind::not_found, "route-not-found", "No service of this process answers this."},
                                     request.context);
}

}  // namespace chuanpin::runtime
