#include "catalog/http/personal/personal_handlers.hpp"

#include <utility>

#include "catalog/http/personal/personal_json.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/idempotency.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

std::vector<web::router::row> personal_handlers::rows() {
    return {{catalog::http::erase_personal_data, [this](web::request& request) { return erase(request); }}};
}

personal_handlers::outcome personal_handlers::erase(web::request& request) {
    auto claim = web::read_receipt(request, catalog::http::erase_personal_data.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto wish = decode_erasure(request.body, base::business_date_of(request.context.now));
    if (!wish) co_return base::refusal(std::move(wish.error()));
    base::idempotent<domain::personal_erasure> idempotent{*std::move(claim), encode_erasure};
    auto reply = co_await erase_.run(request.context, std::move(idempotent), *std::move(wish));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

}  // namespace chuanpin::catalog::http
