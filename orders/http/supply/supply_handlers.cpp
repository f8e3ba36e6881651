#include "orders/http/supply/supply_handlers.hpp"

#include "orders/domain/supply/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/supply/requests_json.hpp"
#include "orders/http/supply/views.hpp"
#include "orders/http/views.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::supply_contract_id> contract_of(const request& from) {
    return path_id<domain::supply_contract_id>(from, "contract_id", domain::errors::supply_contract_not_found);
}

base::result<app::handle_supply_contracts::claim> contract_claim_of(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return app::handle_supply_contracts::claim{*std::move(receipt),
                                               [today = base::business_date_of(from.context.now)](const domain::supply_contract& what) {
                                                   return encode_supply_contract(what, today);
                                               }};
}

struct contract_change {
    app::handle_supply_contracts::target target;
    app::handle_supply_contracts::claim as;
};
base::result<contract_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = contract_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = contract_claim_of(from, row);
    if (!as) return base::refusal(std::move(as.error()));
    return contract_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer propose(app::handle_supply_contracts& contracts, request& from) {
    auto as = contract_claim_of(from, routes::propose_supply_contract);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto terms = read_supply_terms(from.body);
    if (!terms) co_return base::refusal(std::move(terms.error()));
    co_return reply_of(co_await contracts.propose(from.context, *std::move(as), *std::move(terms)), 201);
}

answer sign(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::sign_supply_contract);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto sha256 = read_supply_signing(from.body);
    if (!sha256) co_return base::refusal(std::move(sha256.error()));
    co_return reply_of(co_await contracts.sign(from.context, std::move(change->as), std::move(change->target), *std::move(sha256)), 200);
}

answer cancel(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::cancel_supply_contract);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto reason = read_reason(from.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    co_return reply_of(co_await contracts.cancel(from.context, std::move(change->as), std::move(change->target), *std::move(reason)), 200);
}

answer propose_addendum(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::propose_supply_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_addendum_proposal(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await contracts.propose_addendum(from.context, std::move(change->as), std::move(change->target),
                                                           std::move(asked->changes), std::move(asked->reason)),
                       201);
}

answer sign_addendum(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::sign_supply_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_supply_addendum_signing(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await contracts.sign_addendum(from.context, std::move(change->as), std::move(change->target), said->number,
                                                        std::move(said->said)),
                       200);
}

answer refuse_addendum(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::refuse_supply_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_addendum_refusal(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await contracts.refuse_addendum(from.context, std::move(change->as), std::move(change->target), said->number,
                                                          std::move(said->said)),
                       200);
}

answer withdraw_addendum(app::handle_supply_contracts& contracts, request& from) {
    auto change = read_target(from, routes::withdraw_supply_addendum);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto number = read_addendum_withdrawal(from.body);
    if (!number) co_return base::refusal(number.error());
    co_return reply_of(co_await contracts.withdraw_addendum(from.context, std::move(change->as), std::move(change->target), *number), 200);
}

answer call_off(app::handle_supply_contracts& contracts, request& from) {
    const auto id = contract_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<domain::order>(from, routes::call_off_supply_contract, encode_order);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_call_off(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await contracts.call_off(from.context, *std::move(as), *id, *std::move(asked)), 201);
}

answer read_contract(app::handle_supply_contracts& contracts, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = contract_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await contracts.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    const auto body = encode_supply_contract(*found, base::business_date_of(from.context.now));
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(body),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->version, body));
}

answer list_contracts(app::handle_supply_contracts& contracts, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::supply_contract_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await contracts.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::supply_contract& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_supply_contracts(*found, next, base::business_date_of(from.context.now)), next);
}

answer list_call_offs(app::handle_supply_contracts& contracts, request& from) {
    const auto id = contract_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::order_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await contracts.call_offs(from.context, *id, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const app::call_off& each) { return base::to_wire(each.order); });
    co_return chuanpin::http::page_response(from, encode_call_offs(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_supply_rows(app::handle_supply_contracts& contracts) {
    return {
        {routes::propose_supply_contract, [&contracts](request& from) { return propose(contracts, from); }},
        {routes::list_supply_contracts, [&contracts](request& from) { return list_contracts(contracts, from); }},
        {routes::read_supply_contract, [&contracts](request& from) { return read_contract(contracts, from); }},
        {routes::sign_supply_contract, [&contracts](request& from) { return sign(contracts, from); }},
        {routes::cancel_supply_contract, [&contracts](request& from) { return cancel(contracts, from); }},
        {routes::propose_supply_addendum, [&contracts](request& from) { return propose_addendum(contracts, from); }},
        {routes::sign_supply_addendum, [&contracts](request& from) { return sign_addendum(contracts, from); }},
        {routes::refuse_supply_addendum, [&contracts](request& from) { return refuse_addendum(contracts, from); }},
        {routes::withdraw_supply_addendum, [&contracts](request& from) { return withdraw_addendum(contracts, from); }},
        {routes::call_off_supply_contract, [&contracts](request& from) { return call_off(contracts, from); }},
        {routes::list_call_offs, [&contracts](request& from) { return list_call_offs(contracts, from); }},
    };
}

}  // namespace chuanpin::orders::http
