#include "gateway/http/audit_handlers.hpp"

#include <charconv>

#include <fmt/format.h>

#include "gateway/http/audit_json.hpp"
#include "gateway/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

using answer = base::task<base::result<web::response>>;

constexpr std::size_t type_length_max = 100;

/// "2026-11-25T08:00:00.000000Z 17": moment and number of the last entry of the page before.
std::string key_of(const app::audit_entry& entry) { return fmt::format("{} {}", base::to_rfc3339(entry.occurred_at), entry.number); }

/// nullopt on the first page. Errors: invalid_input where it is the cursor of another list.
base::result<std::optional<std::pair<base::instant, std::int64_t>>> read_key(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto space = std::min(page.after.find(' '), page.after.size());
    const auto at = base::parse_rfc3339(std::string_view(page.after).substr(0, space));
    std::int64_t number = 0;
    const auto* begin = page.after.data() + std::min(space + 1, page.after.size());
    const auto [end, fault] = std::from_chars(begin, page.after.data() + page.after.size(), number);
    if (!at || fault != std::errc{}) return web::errors::invalid_parameters({{"?cursor", "invalid-format", "Not a cursor of this list."}});
    return std::optional(std::pair(*at, number));
}

std::optional<base::instant> read_time(const web::request& request, std::string_view name, std::vector<base::field_error>& faults) {
    const auto text = request.query_parameter(name);
    if (!text) return std::nullopt;
    auto at = base::parse_rfc3339(*text);
    if (!at) faults.push_back({fmt::format("?{}", name), "invalid-format", "A moment of RFC 3339, such as 2026-11-25T08:00:00Z."});
    return at;
}

/// ?type, ?from and ?to.
base::result<app::audit_filter> read_filter(const web::request& request) {
    app::audit_filter filter;
    std::vector<base::field_error> faults;
    if (const auto type = request.query_parameter("type")) {
        filter.type = std::string(*type);
        if (type->empty() || type->size() > type_length_max)
            faults.push_back({"?type", "out-of-range", "A type of event, such as access.refused."});
    }
    filter.from = read_time(request, "from", faults);
    filter.to = read_time(request, "to", faults);
    if (!faults.empty()) return web::errors::invalid_parameters(std::move(faults));
    return filter;
}

answer list_entries(app::list_audit_entries& list, web::request& request) {
    const auto page = web::read_page(request, {"type", "from", "to"});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_key(*page);
    if (!before) co_return base::refusal(before.error());
    auto filter = read_filter(request);
    if (!filter) co_return base::refusal(std::move(filter.error()));
    filter->before = *before;
    filter->limit = page->limit + 1;
    auto found = co_await list(request.context, *std::move(filter));
    if (!found) co_return base::refusal(std::move(found.error()));
    std::optional<std::string> next;
    if (found->size() > page->limit) {
        found->pop_back();
        next = page->cursor_after(key_of(found->back()));
    }
    co_return web::page_response(request, encode_audit_entries(*found, next), next.value_or(std::string()));
}

}  // namespace

void add_audit_rows(std::vector<web::router::row>& rows, app::list_audit_entries& list) {
    rows.push_back({route_named("list_audit_entries"), [&list](web::request& request) { return list_entries(list, request); }});
}

}  // namespace chuanpin::gateway::http
