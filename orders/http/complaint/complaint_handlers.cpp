#include "orders/http/complaint/complaint_handlers.hpp"

#include "orders/domain/complaint/errors.hpp"
#include "orders/http/complaint/requests_json.hpp"
#include "orders/http/complaint/views.hpp"
#include "orders/http/order_change.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;
using complaints_used = app::handle_complaints;

base::result<complaints_used::claim> complaint_claim(const request& from, const chuanpin::http::route& row) {
    auto receipt = chuanpin::http::read_receipt(from, row.name);
    if (!receipt) return base::refusal(std::move(receipt.error()));
    return complaints_used::claim{*std::move(receipt), encode_complaint};
}

struct complaint_change {
    app::complaint_target target;
    complaints_used::claim as;
};

base::result<domain::complaint_id> complaint_id_of(const request& from) {
    const auto text = from.path_parameter("complaint_id");
    const auto id = base::parse_id<domain::complaint_id>(text);
    if (!id) return base::refusal(domain::errors::complaint_not_found(text));
    return *id;
}

base::result<complaint_change> read_complaint_change(const request& from, const chuanpin::http::route& row) {
    const auto id = complaint_id_of(from);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = complaint_claim(from, row);
    if (!as) return base::refusal(std::move(as.error()));
    return complaint_change{{*id, *std::move(seen)}, *std::move(as)};
}

answer open_complaint(complaints_used& complaints, request& from) {
    const auto order = order_id_of(from);
    if (!order) co_return base::refusal(order.error());
    auto as = complaint_claim(from, routes::open_complaint);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto said = read_complaint(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await complaints.open(from.context, *std::move(as), *order, *std::move(said)), 201);
}

answer answer_complaint(complaints_used& complaints, request& from) {
    auto change = read_complaint_change(from, routes::answer_complaint);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_complaint_answer(from.body, "offer_fen");
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await complaints.reply(from.context, std::move(change->as), change->target, std::move(said->words), said->amount,
                                                 std::move(said->lines)),
                       200);
}

answer agree_to_complaint(complaints_used& complaints, request& from) {
    auto change = read_complaint_change(from, routes::agree_to_complaint);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await complaints.agree(from.context, std::move(change->as), change->target), 200);
}

answer escalate_complaint(complaints_used& complaints, request& from) {
    auto change = read_complaint_change(from, routes::escalate_complaint);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_words(from.body);
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await complaints.escalate(from.context, std::move(change->as), change->target, *std::move(said)), 200);
}

answer rule_on_complaint(complaints_used& complaints, request& from) {
    auto change = read_complaint_change(from, routes::rule_on_complaint);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto said = read_complaint_answer(from.body, "refund_fen");
    if (!said) co_return base::refusal(std::move(said.error()));
    co_return reply_of(co_await complaints.rule(from.context, std::move(change->as), change->target, std::move(said->words), said->amount,
                                                std::move(said->lines)),
                       200);
}

answer withdraw_complaint(complaints_used& complaints, request& from) {
    auto change = read_complaint_change(from, routes::withdraw_complaint);
    if (!change) co_return base::refusal(std::move(change.error()));
    if (auto fine = read_nothing(from.body); !fine) co_return base::refusal(std::move(fine.error()));
    co_return reply_of(co_await complaints.withdraw(from.context, std::move(change->as), change->target), 200);
}

answer read_one(complaints_used& complaints, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = complaint_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await complaints.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_complaint(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

answer list_complaints(complaints_used& complaints, request& from) {
    const auto page = chuanpin::http::read_page(from, {"status"});
    if (!page) co_return base::refusal(page.error());
    app::complaint_filter filter{.limit = page->limit + 1};
    if (const auto text = from.query_parameter("status")) {
        filter.status = domain::parse_complaint_status(*text);
        if (!filter.status)
            co_return chuanpin::http::errors::invalid_parameters({{"?status", "invalid-format", "Not a status of a complaint."}});
    }
    if (!page->after.empty()) {
        filter.before = base::parse_id<domain::complaint_id>(page->after);
        if (!filter.before) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await complaints.page(from.context, filter);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(base::to_wire(found->back().id));
    }
    co_return chuanpin::http::page_response(from, encode_complaints(*found, next), next);
}

answer read_score(complaints_used& complaints, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = base::parse_id<domain::organisation_id>(from.path_parameter("organisation_id"));
    if (!id)
        co_return chuanpin::http::errors::invalid_parameters({{"{organisation_id}", "invalid-format", "Not an id of an organisation."}});
    const auto record = co_await complaints.record_of(from.context, *id);
    if (!record) co_return base::refusal(record.error());
    co_return chuanpin::http::json_response(encode_score(*id, *record));
}

}  // namespace

std::vector<chuanpin::http::router::row> make_complaint_rows(app::handle_complaints& complaints) {
    return {
        {routes::open_complaint, [&complaints](request& from) { return open_complaint(complaints, from); }},
        {routes::list_complaints, [&complaints](request& from) { return list_complaints(complaints, from); }},
        {routes::read_complaint, [&complaints](request& from) { return read_one(complaints, from); }},
        {routes::answer_complaint, [&complaints](request& from) { return answer_complaint(complaints, from); }},
        {routes::agree_to_complaint, [&complaints](request& from) { return agree_to_complaint(complaints, from); }},
        {routes::escalate_complaint, [&complaints](request& from) { return escalate_complaint(complaints, from); }},
        {routes::rule_on_complaint, [&complaints](request& from) { return rule_on_complaint(complaints, from); }},
        {routes::withdraw_complaint, [&complaints](request& from) { return withdraw_complaint(complaints, from); }},
        {routes::read_supplier_score, [&complaints](request& from) { return read_score(complaints, from); }},
    };
}

}  // namespace chuanpin::orders::http
