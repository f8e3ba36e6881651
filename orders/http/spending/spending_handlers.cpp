#include "orders/http/spending/spending_handlers.hpp"

#include "orders/domain/spending/errors.hpp"
#include "orders/http/order_change.hpp"
#include "orders/http/routes.hpp"
#include "orders/http/spending/requests_json.hpp"
#include "orders/http/spending/views.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;

base::result<domain::budget_id> budget_id_of(const request& from) {
    const auto text = from.path_parameter("budget_id");
    const auto id = base::parse_id<domain::budget_id>(text);
    if (!id) return base::refusal(domain::errors::budget_not_found(text));
    return *id;
}

// --- approvals ----------------------------------------------------------------------------------------------------------------
answer approve_order(app::approve_order& approve, request& from) {
    auto change = read_change(from, routes::approve_order);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read_approval(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await approve(from.context, std::move(change->as), change->target, *std::move(asked)), 200);
}

answer list_approvals(app::approve_order& approve, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = order_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto given = co_await approve.list(from.context, *id);
    if (!given) co_return base::refusal(given.error());
    co_return chuanpin::http::json_response(encode_approvals(*given));
}

// --- purchasing rules ---------------------------------------------------------------------------------------------------------
answer set_rules(app::keep_purchasing_rules& rules, request& from) {
    auto receipt = chuanpin::http::read_receipt(from, routes::set_purchasing_rules.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto asked = read_purchasing_rules(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    asked->organisation = from.context.who->organisation;
    auto seen = chuanpin::http::read_if_match(from, app::rules_name(*asked));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    co_return reply_of(co_await rules.set(from.context, {*std::move(receipt), encode_rules}, *std::move(seen), *std::move(asked)), 200);
}

answer list_rules(app::keep_purchasing_rules& rules, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto all = co_await rules.list(from.context);
    if (!all) co_return base::refusal(all.error());
    co_return chuanpin::http::json_response(encode_all_rules(*all));
}

// --- budgets --------------------------------------------------------------------------------------------------------------------
answer open_budget(app::keep_budgets& budgets, request& from) {
    auto receipt = chuanpin::http::read_receipt(from, routes::open_budget.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto asked = read_budget_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await budgets.open(from.context, {*std::move(receipt), encode_budget}, *std::move(asked)), 201);
}

answer allocate_budget(app::keep_budgets& budgets, request& from) {
    const auto id = budget_id_of(from);
    if (!id) co_return base::refusal(id.error());
    auto receipt = chuanpin::http::read_receipt(from, routes::allocate_budget.name);
    if (!receipt) co_return base::refusal(std::move(receipt.error()));
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) co_return base::refusal(std::move(seen.error()));
    const auto asked = read_allocation(from.body);
    if (!asked) co_return base::refusal(asked.error());
    co_return reply_of(co_await budgets.allocate(from.context, {*std::move(receipt), encode_budget}, *id, *std::move(seen), *asked), 200);
}

answer read_budget(app::keep_budgets& budgets, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = budget_id_of(from);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await budgets.find(from.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::conditional_response(from, chuanpin::http::json_response(encode_budget(*found)),
                                                   chuanpin::http::version_etag(base::to_wire(found->id), found->version));
}

base::result<std::optional<int>> year_of(const request& from) {
    const auto text = from.query_parameter("year");
    if (!text) return std::nullopt;
    const auto year = base::parse_whole_number(*text);
    if (!year || *year < 2018 || *year > 2100)
        return chuanpin::http::errors::invalid_parameters({{"?year", "out-of-range", "A year from 2018 to 2100."}});
    return static_cast<int>(*year);
}

answer list_budgets(app::keep_budgets& budgets, request& from) {
    const auto page = chuanpin::http::read_page(from, {"year"});
    if (!page) co_return base::refusal(page.error());
    const auto year = year_of(from);
    if (!year) co_return base::refusal(year.error());
    std::optional<domain::budget_id> after;
    if (!page->after.empty()) {
        after = base::parse_id<domain::budget_id>(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await budgets.page(from.context, *year, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(base::to_wire(found->back().id));
    }
    co_return chuanpin::http::page_response(from, encode_budgets(*found, next), next);
}

// A page holds whole orders: `limit` of them, whatever their lines.
answer list_commitments(app::keep_budgets& budgets, request& from) {
    const auto page = chuanpin::http::read_page(from, {});
    if (!page) co_return base::refusal(page.error());
    const auto id = budget_id_of(from);
    if (!id) co_return base::refusal(id.error());
    std::optional<domain::order_id> before;
    if (!page->after.empty()) {
        before = base::parse_id<domain::order_id>(page->after);
        if (!before) co_return chuanpin::http::errors::cursor_invalid();
    }
    const auto found = co_await budgets.commitments(from.context, *id, before, page->limit);
    if (!found) co_return base::refusal(found.error());
    std::size_t orders = 0;
    for (std::size_t i = 0; i < found->size(); ++i)
        if (i == 0 || (*found)[i].order != (*found)[i - 1].order) ++orders;
    const auto next = orders < page->limit ? std::string() : page->cursor_after(base::to_wire(found->back().order));
    co_return chuanpin::http::page_response(from, encode_commitments(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_spending_rows(spending_use_cases use) {
    return {
        {routes::approve_order, [&approve = use.approve](request& from) { return approve_order(approve, from); }},
        {routes::list_approvals, [&approve = use.approve](request& from) { return list_approvals(approve, from); }},
        {routes::set_purchasing_rules, [&rules = use.rules](request& from) { return set_rules(rules, from); }},
        {routes::list_purchasing_rules, [&rules = use.rules](request& from) { return list_rules(rules, from); }},
        {routes::open_budget, [&budgets = use.budgets](request& from) { return open_budget(budgets, from); }},
        {routes::allocate_budget, [&budgets = use.budgets](request& from) { return allocate_budget(budgets, from); }},
        {routes::read_budget, [&budgets = use.budgets](request& from) { return read_budget(budgets, from); }},
        {routes::list_budgets, [&budgets = use.budgets](request& from) { return list_budgets(budgets, from); }},
        {routes::list_commitments, [&budgets = use.budgets](request& from) { return list_commitments(budgets, from); }},
    };
}

}  // namespace chuanpin::orders::http
