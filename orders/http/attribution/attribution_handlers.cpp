#include "orders/http/attribution/attribution_handlers.hpp"

#include "orders/domain/attribution/errors.hpp"
#include "orders/domain/errors.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/attribution/requests_json.hpp"
#include "orders/http/attribution/views.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using corrections_used = app::correct_attributions;

constexpr int year_min = 2018;  // data starts then
constexpr int year_max = 2100;

struct correction_change {
    app::correction_target target;
    corrections_used::claim as;
};
base::result<correction_change> read_target(const request& from, const chuanpin::http::route& row) {
    const auto id = path_id<domain::correction_id>(from, "correction_id", domain::errors::correction_not_found);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<app::correction_view>(from, row, encode_correction);
    if (!as) return base::refusal(std::move(as.error()));
    return correction_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer propose(corrections_used& corrections, request& from) {
    const auto order = path_id<domain::order_id>(from, "order_id", domain::errors::order_not_found);
    if (!order) co_return base::refusal(order.error());
    auto as = claim_of<app::correction_view>(from, routes::propose_attribution_correction, encode_correction);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_correction_request(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await corrections.propose(from.context, *std::move(as), *order, *std::move(said)), 201);
}

answer reply(corrections_used& corrections, request& from) {
    auto change = read_target(from, routes::answer_attribution_correction);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_correction_answer(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(
        co_await corrections.reply(from.context, std::move(change->as), std::move(change->target), said->agreed, std::move(said->words)),
        200);
}

answer withdraw(corrections_used& corrections, request& from) {
    auto change = read_target(from, routes::withdraw_attribution_correction);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await corrections.withdraw(from.context, std::move(change->as), std::move(change->target)), 200);
}

answer read_one(corrections_used& corrections, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = path_id<domain::correction_id>(from, "correction_id", domain::errors::correction_not_found);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await corrections.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_correction(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(*id), found->what.version));
}

answer list(corrections_used& corrections, request& from) {
    const auto page = chuanpin::http::read_page(from, {"status"});
    if (!page) co_return base::refusal(page.error());
    app::correction_filter filter{.limit = page->limit + 1};
    if (const auto text = from.query_parameter("status")) {
        filter.status = domain::parse_correction_status(*text);
        if (!filter.status)
            co_return chuanpin::http::errors::invalid_parameters({{"?status", "invalid-format", "Not a status of a correction."}});
    }
    const auto after = after_of<domain::correction_id>(*page);
    if (!after) co_return base::refusal(after.error());
    filter.before = *after;
    auto found = co_await corrections.page(from.context, filter);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::correction& each) { return base::to_wire(each.id); });
    co_return chuanpin::http::page_response(from, encode_corrections(*found, next), next);
}

answer read_figures(corrections_used& corrections, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {"year"}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = base::parse_id<domain::organisation_id>(from.path_parameter("organisation_id"));
    if (!id)
        co_return chuanpin::http::errors::invalid_parameters({{"{organisation_id}", "invalid-format", "Not an id of an organisation."}});
    std::int64_t year = int(base::business_date_of(from.context.now).year());
    if (const auto text = from.query_parameter("year")) {
        const auto wanted = base::parse_whole_number(*text);
        if (!wanted || *wanted < year_min || *wanted > year_max)
            co_return chuanpin::http::errors::invalid_parameters({{"?year", "out-of-range", "A year from 2018 to 2100."}});
        year = *wanted;
    }
    const auto found = co_await corrections.figures(from.context, *id, static_cast<int>(year));
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_figures(*id, static_cast<int>(year), *found));
}

}  // namespace

std::vector<chuanpin::http::router::row> make_attribution_rows(corrections_used& corrections) {
    return {
        {routes::propose_attribution_correction, [&corrections](request& from) { return propose(corrections, from); }},
        {routes::list_attribution_corrections, [&corrections](request& from) { return list(corrections, from); }},
        {routes::read_attribution_correction, [&corrections](request& from) { return read_one(corrections, from); }},
        {routes::answer_attribution_correction, [&corrections](request& from) { return reply(corrections, from); }},
        {routes::withdraw_attribution_correction, [&corrections](request& from) { return withdraw(corrections, from); }},
        {routes::read_purchase_figures, [&corrections](request& from) { return read_figures(corrections, from); }},
    };
}

}  // namespace chuanpin::orders::http
