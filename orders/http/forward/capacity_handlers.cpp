#include "orders/http/forward/capacity_handlers.hpp"

#include "orders/http/forward/capacity_query.hpp"
#include "orders/http/forward/views.hpp"
#include "orders/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::response;
using answer = base::task<base::result<response>>;

answer list_capacity(app::read_capacity& read, request& from) {
    const auto page = chuanpin::http::read_page(from, {"product_id", "supplier_organisation_id", "from"});
    if (!page) co_return base::refusal(page.error());
    const auto today = base::business_date_of(from.context.now);
    const auto asked = read_capacity_question(from, today);
    if (!asked) co_return base::refusal(asked.error());
    std::optional<app::capacity_place> after;
    if (!page->after.empty()) {
        after = parse_capacity_place(page->after);
        if (!after) co_return chuanpin::http::errors::cursor_invalid();
    }
    auto found = co_await read.page(from.context, *asked, after, page->limit + 1);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->size() > page->limit) {
        found->resize(page->limit);
        next = page->cursor_after(place_text(found->back().what.key));
    }
    co_return chuanpin::http::page_response(from, encode_capacities(*found, next, today), next);
}

}  // namespace

std::vector<chuanpin::http::router::row> make_capacity_rows(app::read_capacity& read) {
    return {{routes::list_forward_capacity, [&read](request& from) { return list_capacity(read, from); }}};
}

}  // namespace chuanpin::orders::http
