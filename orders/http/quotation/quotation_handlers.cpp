#include "orders/http/quotation/quotation_handlers.hpp"

#include "orders/domain/quotation/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/quotation/requests_json.hpp"
#include "orders/http/quotation/views.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using quotations_used = app::handle_quotations;

base::result<domain::quotation_id> quotation_of(const request& from) {
    return path_id<domain::quotation_id>(from, "quotation_id", domain::errors::quotation_not_found);
}

struct quotation_change {
    app::quotation_target target;
    quotations_used::claim as;
};

base::result<quotation_change> read_quotation_change(const request& from, const chuanpin::http::route& row) {
    const auto id = quotation_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<app::quotation_view>(from, row, encode_quotation);
    if (!as) return base::refusal(std::move(as.error()));
    return quotation_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer request_quotation(quotations_used& quotations, request& from) {
    auto as = claim_of<app::quotation_view>(from, routes::request_quotation, encode_quotation);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_quotation_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await quotations.request(from.context, *std::move(as), *std::move(asked)), 201);
}

answer extend_quotation(quotations_used& quotations, request& from) {
    auto change = read_quotation_change(from, routes::extend_quotation);
    if (!change) co_return base::refusal(std::move(change.error()));
    const auto deadline = read_new_deadline(from.body);
    if (!deadline) co_return base::refusal(deadline.error());
    co_return reply_of(co_await quotations.extend(from.context, std::move(change->as), std::move(change->target), *deadline), 200);
}

answer open_quotation(quotations_used& quotations, request& from) {
    auto change = read_quotation_change(from, routes::open_quotation);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await quotations.open(from.context, std::move(change->as), std::move(change->target)), 200);
}

answer award_quotation(quotations_used& quotations, request& from) {
    auto change = read_quotation_change(from, routes::award_quotation);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_award(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(
        co_await quotations.award(from.context, std::move(change->as), std::move(change->target), said->to, std::move(said->reason)), 200);
}

answer give_up_quotation(quotations_used& quotations, request& from) {
    auto change = read_quotation_change(from, routes::give_up_quotation);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto reason = read_reason(from.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    co_return reply_of(co_await quotations.give_up(from.context, std::move(change->as), std::move(change->target), *std::move(reason)),
                       200);
}

answer submit_quote(app::submit_quotes& quotes, request& from) {
    const auto id = quotation_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<app::quotation_view>(from, routes::submit_quote, encode_quotation);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_quote(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await quotes.submit(from.context, *std::move(as), *id, *std::move(said)), 200);
}

answer withdraw_quote(app::submit_quotes& quotes, request& from) {
    const auto id = quotation_of(from);
    if (!id) co_return base::refusal(id.error());
    auto as = claim_of<app::quotation_view>(from, routes::withdraw_quote, encode_quotation);
    if (!as) co_return base::refusal(std::move(as.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await quotes.withdraw(from.context, *std::move(as), *id), 200);
}

answer read_quotation(quotations_used& quotations, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = quotation_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await quotations.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_quotation(*found));
}

answer list_quotations(quotations_used& quotations, request& from) {
    const auto page = chuanpin::http::read_page(from, {"status"});
    if (!page) co_return base::refusal(page.error());
    app::quotation_filter filter{.limit = page->limit + 1};
    if (const auto text = from.query_parameter("status")) {
        filter.status = domain::parse_quotation_status(*text);
        if (!filter.status)
            co_return chuanpin::http::errors::invalid_parameters(
                {{"?status", "invalid-format", "Not a status of a request for quotation."}});
    }
    const auto before = after_of<domain::quotation_id>(*page);
    if (!before) co_return base::refusal(before.error());
    filter.before = *before;
    auto found = co_await quotations.page(from.context, filter);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::quotation& last) { return base::to_wire(last.id); });
    co_return chuanpin::http::page_response(from, encode_quotations(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_quotation_rows(quotation_use_cases use) {
    auto& quotations = use.quotations;
    auto& quotes = use.quotes;
    return {
        {routes::request_quotation, [&quotations](request& from) { return request_quotation(quotations, from); }},
        {routes::list_quotations, [&quotations](request& from) { return list_quotations(quotations, from); }},
        {routes::read_quotation, [&quotations](request& from) { return read_quotation(quotations, from); }},
        {routes::extend_quotation, [&quotations](request& from) { return extend_quotation(quotations, from); }},
        {routes::open_quotation, [&quotations](request& from) { return open_quotation(quotations, from); }},
        {routes::award_quotation, [&quotations](request& from) { return award_quotation(quotations, from); }},
        {routes::give_up_quotation, [&quotations](request& from) { return give_up_quotation(quotations, from); }},
        {routes::submit_quote, [&quotes](request& from) { return submit_quote(quotes, from); }},
        {routes::withdraw_quote, [&quotes](request& from) { return withdraw_quote(quotes, from); }},
    };
}

}  // namespace chuanpin::orders::http
