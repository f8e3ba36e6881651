#include "orders/http/order_change.hpp"

#include "orders/domain/errors.hpp"
#include "orders/http/views.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/idempotency.hpp"

namespace chuanpin::orders::http {

using chuanpin::http::request;
using chuanpin::http::response;

base::result<domain::order_id> order_id_of(const request& from) {
    const auto text = from.path_parameter("order_id");
    const auto id = base::parse_id<domain::order_id>(text);
    if (!id) return base::refusal(domain::errors::order_not_found(text));
    return *id;
}

base::result<base::idempotent<domain::order>> claim_of(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return base::idempotent<domain::order>{*std::move(receipt), encode_order};
}

base::result<change_request> read_change(const request& from, const chuanpin::http::route& row) {
    const auto id = order_id_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of(from, row);
    if (!as) return base::refusal(std::move(as.error()));
    return change_request{{*id, *std::move(seen)}, *std::move(as)};
}

base::result<response> reply_of(base::result<base::reply> reply, int status) {
    if (!reply) return base::refusal(std::move(reply.error()));
    return chuanpin::http::reply_response(*std::move(reply), status);
}

}  // namespace chuanpin::orders::http
