#include "orders/domain/agreement/errors.hpp"
#include "orders/http/agreement/agreement_handlers.hpp"
#include "orders/http/agreement/agreement_views.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/routes.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

base::result<domain::agreement_id> agreement_of(const request& from) {
    return path_id<domain::agreement_id>(from, "agreement_id", domain::errors::agreement_not_found);
}

// Most agreements have one line.
base::result<std::int64_t> line_number_of(const request& from) {
    const auto text = from.query_parameter("line_number");
    if (!text) return 1;
    const auto number = base::parse_whole_number(*text);
    if (!number || *number < 1)
        return chuanpin::http::errors::invalid_parameters({{"?line_number", "invalid-format", "The number of a line, from 1."}});
    return *number;
}

answer read_agreement(app::read_agreements& read, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = agreement_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_agreement(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

answer list_agreements(app::read_agreements& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = after_of<domain::agreement_id>(*page);
    if (!before) co_return base::refusal(before.error());
    auto found = co_await read.page(from.context, *before, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const domain::agreement& last) { return base::to_wire(last.id); });
    co_return chuanpin::http::page_response(from, encode_agreements(*found, next), next);
}

answer list_payments(app::read_agreements& read, request& from, domain::payment_direction direction) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = agreement_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read.prepayments(from.context, *id, direction);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_prepayments(*found));
}

answer list_reversals(app::read_agreements& read, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = agreement_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await read.reversals(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_reversals(*found));
}

answer list_shares(app::read_agreements& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"line_number"});
    if (!page) co_return base::refusal(page.error());
    const auto id = agreement_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto line = line_number_of(from);
    if (!line) co_return base::refusal(line.error());
    const auto after = page->after.empty() ? std::optional<std::int64_t>(0) : base::parse_whole_number(page->after);
    if (!after) co_return chuanpin::http::errors::cursor_invalid();
    auto found = co_await read.shares(from.context, *id, *line, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(found->shares, *page, [](const app::shown_share& last) { return std::to_string(last.position); });
    co_return chuanpin::http::page_response(from, encode_shares(*found, next), next);
}

answer list_deliveries(app::read_agreements& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"line_number"});
    if (!page) co_return base::refusal(page.error());
    const auto id = agreement_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto line = line_number_of(from);
    if (!line) co_return base::refusal(line.error());
    const auto after = after_of<domain::delivery_id>(*page);
    if (!after) co_return base::refusal(after.error());
    auto found = co_await read.deliveries(from.context, *id, *line, *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const app::delivery_entry& last) { return base::to_wire(last.id); });
    co_return chuanpin::http::page_response(from, encode_deliveries(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_agreement_reader_rows(app::read_agreements& read) {
    return {
        {routes::list_agreements, [&read](request& from) { return list_agreements(read, from); }},
        {routes::read_agreement, [&read](request& from) { return read_agreement(read, from); }},
        {routes::list_prepayments, [&read](request& from) { return list_payments(read, from, domain::payment_direction::paid); }},
        {routes::list_repayments, [&read](request& from) { return list_payments(read, from, domain::payment_direction::paid_back); }},
        {routes::list_shares, [&read](request& from) { return list_shares(read, from); }},
        {routes::list_deliveries, [&read](request& from) { return list_deliveries(read, from); }},
        {routes::list_reversals, [&read](request& from) { return list_reversals(read, from); }},
    };
}

}  // namespace chuanpin::orders::http
