#include "orders/http/contract/contract_handlers.hpp"

#include "orders/http/contract/requests_json.hpp"
#include "orders/http/contract/views.hpp"
#include "orders/http/order_change.hpp"
#include "orders/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using answer = base::task<base::result<chuanpin::http::response>>;

struct contract_change {
    app::change_target target;
    app::handle_contracts::claim as;
};
base::result<contract_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = order_id_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return contract_change{{*id, *std::move(seen)}, {*std::move(receipt), encode_contract}};
}

answer set_freight(app::handle_contracts& contracts, request& from) {
    auto change = read_target(from, routes::set_contract_freight);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto freight = read_freight(from.body);
    if (!freight) co_return base::refusal(freight.error());
    co_return reply_of(co_await contracts.set_freight(from.context, std::move(change->as), std::move(change->target), *freight), 200);
}

answer sign_contract(app::handle_contracts& contracts, request& from) {
    auto change = read_target(from, routes::sign_contract);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_signing(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await contracts.sign(from.context, std::move(change->as), std::move(change->target), *std::move(said)), 200);
}

answer propose_addendum(app::handle_contracts& contracts, request& from) {
    auto change = read_target(from, routes::propose_contract_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_addendum(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await contracts.propose(from.context, std::move(change->as), std::move(change->target), *std::move(asked)), 201);
}

answer sign_addendum(app::handle_contracts& contracts, request& from) {
    auto change = read_target(from, routes::sign_contract_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_addendum_signing(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await contracts.sign(from.context, std::move(change->as), std::move(change->target), *std::move(said)), 200);
}

answer read_contract(app::handle_contracts& contracts, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = order_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await contracts.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_contract(*found);
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->order.version, body));
}

}  // namespace

std::vector<chuanpin::http::router::row> make_contract_rows(app::handle_contracts& contracts) {
    return {
        {routes::read_contract, [&contracts](request& from) { return read_contract(contracts, from); }},
        {routes::set_contract_freight, [&contracts](request& from) { return set_freight(contracts, from); }},
        {routes::sign_contract, [&contracts](request& from) { return sign_contract(contracts, from); }},
        {routes::propose_contract_addendum, [&contracts](request& from) { return propose_addendum(contracts, from); }},
        {routes::sign_contract_addendum, [&contracts](request& from) { return sign_addendum(contracts, from); }},
    };
}

}  // namespace chuanpin::orders::http
