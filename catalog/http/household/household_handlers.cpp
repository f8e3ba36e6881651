#include "catalog/http/household/household_handlers.hpp"

#include "catalog/domain/errors.hpp"
#include "catalog/http/household/household_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

std::vector<web::router::row> household_handlers::rows() {
    return {{catalog::http::read_household, [this](web::request& request) { return read(request); }}};
}

household_handlers::outcome household_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const std::string number(request.path_parameter("household_number"));
    if (!domain::is_household_number(number)) co_return base::refusal(domain::errors::household_not_found());
    const auto found = co_await read_.run(request.context, number);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_household(*found));
}

}  // namespace chuanpin::catalog::http
