#include "orders/http/agreement/pairing_handlers.hpp"

#include "orders/domain/agreement/errors.hpp"
#include "orders/http/agreement/agreement_requests_json.hpp"
#include "orders/http/agreement/agreement_views.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/routes.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;

answer record_pairing(app::keep_pairings& keep, request& from) {
    auto as = claim_of<app::shown_pairing>(from, routes::record_pairing, encode_pairing);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_pairing_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await keep.record(from.context, *std::move(as), std::move(asked->what), std::move(asked->version)), 201);
}

answer end_pairing(app::keep_pairings& keep, request& from) {
    auto as = claim_of<app::shown_pairing>(from, routes::end_pairing, encode_pairing);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_pairing_ending(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    const auto id = path_id<domain::pairing_id>(from, "pairing_id", domain::errors::pairing_not_found);
    if (!id) co_return base::refusal(id.error());
    co_return reply_of(co_await keep.end(from.context, *std::move(as), *id, asked->valid_to, std::move(asked->document)), 200);
}

base::result<app::pairing_filter> read_filter(const request& from) {
    app::pairing_filter filter;
    std::vector<base::field_error> faults;
    const auto read = [&](std::string_view name, auto parse, auto& into) {
        const auto text = from.query_parameter(name);
        if (!text) return;
        const auto value = parse(*text);
        if (value)
            into = *value;
        else
            faults.push_back({"?" + std::string(name), "invalid-format", "Cannot be read."});
    };
    std::optional<domain::helped_kind> kind;
    std::optional<std::string> code;
    read("helper", base::parse_id<domain::organisation_id>, filter.helper);
    read("helped_kind", domain::parse_helped_kind, kind);
    read("helped_code", [](std::string_view text) { return std::optional(std::string(text)); }, code);
    read("holds_on", base::parse_date, filter.holds_on);
    read("known_at", base::parse_rfc3339, filter.known_at);
    if (kind.has_value() != code.has_value() && faults.empty())
        faults.push_back({"?helped_code", "required", "helped_kind and helped_code go together."});
    if (!faults.empty()) return chuanpin::http::errors::invalid_parameters(std::move(faults));
    if (kind) filter.who = domain::helped{*kind, *code};
    return filter;
}

answer list_pairings(app::keep_pairings& keep, request& from) {
    const auto page = chuanpin::http::read_page(from, {"helper", "helped_kind", "helped_code", "holds_on", "known_at"});
    if (!page) co_return base::refusal(page.error());
    auto filter = read_filter(from);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    const auto after = page->after.empty() ? std::optional<std::int64_t>(0) : base::parse_whole_number(page->after);
    if (!after) co_return chuanpin::http::errors::cursor_invalid();
    auto found = co_await keep.page(from.context, *std::move(filter), *after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    const auto next = cut(*found, *page, [](const app::shown_pairing& last) { return std::to_string(last.version.id); });
    co_return chuanpin::http::page_response(from, encode_pairings(*found, next), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_pairing_rows(app::keep_pairings& keep) {
    return {
        {routes::record_pairing, [&keep](request& from) { return record_pairing(keep, from); }},
        {routes::end_pairing, [&keep](request& from) { return end_pairing(keep, from); }},
        {routes::list_pairings, [&keep](request& from) { return list_pairings(keep, from); }},
    };
}

}  // namespace chuanpin::orders::http
