#include "gateway/http/notice_handlers.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "gateway/http/notice_json.hpp"
#include "gateway/http/routes.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

base::result<domain::notice_id> notice_id_of(const web::request& request) {
    const auto id = base::parse_id<domain::notice_id>(request.path_parameter("notice_id"));
    if (!id) return web::errors::route_not_found();
    return *id;
}

/// ?name as a whole number from 0 to max; 0 where it is absent.
std::int64_t read_number(const web::request& request, std::string_view name, std::int64_t max, std::vector<base::field_error>& faults) {
    const auto text = request.query_parameter(name);
    if (!text) return 0;
    const auto number = base::parse_whole_number(*text);
    if (number && *number >= 0 && *number <= max) return *number;
    faults.push_back({fmt::format("?{}", name), "out-of-range", fmt::format("A whole number from 0 to {}.", max)});
    return 0;
}

base::result<app::notice_question> read_question(const web::request& request, const web::page_request& page) {
    std::vector<base::field_error> faults;
    app::notice_question asked{.limit = page.limit + 1};
    // Our own cursor, so its text is a number.
    std::from_chars(page.after.data(), page.after.data() + page.after.size(), asked.before);
    if (const auto state = request.query_parameter("state")) {
        asked.state = domain::parse_task_state(*state);
        if (!asked.state) faults.push_back({"?state", "out-of-range", "open, done, expired or superseded."});
    }
    if (const auto unread = request.query_parameter("unread")) {
        asked.unread = *unread == "true";
        if (*unread != "true" && *unread != "false") faults.push_back({"?unread", "out-of-range", "true or false."});
    }
    if (!faults.empty()) return web::errors::invalid_parameters(std::move(faults));
    return asked;
}

answer list(notice_use_cases use, web::request& request) {
    const auto page = web::read_page(request, {"state", "unread"});
    if (!page) co_return base::refusal(page.error());
    const auto asked = read_question(request, *page);
    if (!asked) co_return base::refusal(asked.error());
    auto found = co_await use.list(request.context, *asked);
    if (!found) co_return base::refusal(std::move(found.error()));
    std::optional<std::string> next;
    if (found->size() > page->limit) {
        found->pop_back();
        next = page->cursor_after(std::to_string(found->back().what.number));
    }
    co_return web::page_response(request, encode_notices(*found, next), next.value_or(std::string()));
}

answer read(notice_use_cases use, web::request& request) {
    const auto id = notice_id_of(request);
    if (!id) co_return base::refusal(id.error());
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto found = co_await use.read(request.context, *id);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_whole_notice(*found));
}

answer summarise(notice_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto summary = co_await use.summarise(request.context);
    if (!summary) co_return base::refusal(summary.error());
    co_return web::json_response(encode_notice_summary(*summary));
}

answer follow(notice_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {"after", "wait_ms"}); !query) co_return base::refusal(std::move(query.error()));
    std::vector<base::field_error> faults;
    const auto after = read_number(request, "after", base::wire_integer_max, faults);
    const auto wait = read_number(request, "wait_ms", app::feed_wait_max.count(), faults);
    if (!faults.empty()) co_return web::errors::invalid_parameters(std::move(faults));
    const auto changed = co_await use.follow(request.context, after, std::chrono::milliseconds(wait));
    if (!changed) co_return base::refusal(changed.error());
    co_return web::json_response(encode_notice_feed(*changed, after));
}

answer mark_read(notice_use_cases use, web::request& request) {
    const auto id = notice_id_of(request);
    if (!id) co_return base::refusal(id.error());
    auto claim = web::read_receipt(request, "mark_notice_read");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    base::idempotent<app::notice_view> idempotent{*std::move(claim), encode_notice};
    auto marked = co_await use.mark_read(request.context, std::move(idempotent), *id);
    if (!marked) co_return base::refusal(std::move(marked.error()));
    co_return web::reply_response(*std::move(marked), 200);
}

answer preferences(notice_use_cases use, web::request& request) {
    if (auto query = web::only_query(request, {}); !query) co_return base::refusal(std::move(query.error()));
    const auto found = co_await use.preferences(request.context);
    if (!found) co_return base::refusal(found.error());
    co_return web::json_response(encode_notice_preferences(*found));
}

answer set_preferences(notice_use_cases use, web::request& request) {
    auto wanted = decode_notice_preferences(request);
    if (!wanted) co_return base::refusal(std::move(wanted.error()));
    const auto kept = co_await use.set_preferences(request.context, *std::move(wanted));
    if (!kept) co_return base::refusal(kept.error());
    co_return web::json_response(encode_notice_preferences(*kept));
}

}  // namespace

void add_notice_rows(std::vector<web::router::row>& rows, const notice_use_cases& use) {
    const auto add = [&](std::string_view name, auto handler) {
        rows.push_back({route_named(name), [use, handler](web::request& request) { return handler(use, request); }});
    };
    add("list_notices", list);
    add("get_notice_summary", summarise);
    add("follow_notices", follow);
    add("get_notice", read);
    add("mark_notice_read", mark_read);
    add("get_notice_preferences", preferences);
    add("set_notice_preferences", set_preferences);
}

}  // namespace chuanpin::gateway::http
