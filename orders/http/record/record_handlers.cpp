#include "orders/http/record/record_handlers.hpp"

#include "orders/http/order_change.hpp"
#include "orders/http/record/record_views.hpp"
#include "orders/http/routes.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using answer = base::task<base::result<chuanpin::http::response>>;

base::task<base::result<domain::inspection_record>> find(app::read_record& read, request& from) {
    if (auto fine = chuanpin::http::only_query(from, {}); !fine) co_return base::refusal(std::move(fine.error()));
    const auto id = order_id_of(from);
    if (!id) co_return base::refusal(id.error());
    co_return co_await read.find(from.context, *id);
}

answer read_as_json(app::read_record& read, request& from) {
    const auto found = co_await find(read, from);
    if (!found) co_return base::refusal(found.error());
    co_return chuanpin::http::json_response(encode_record(*found));
}

answer read_as_page(app::read_record& read, request& from) {
    const auto found = co_await find(read, from);
    if (!found) co_return base::refusal(found.error());
    auto page = chuanpin::http::typed_response(render_record(*found), "text/html; charset=utf-8");
    page.headers.add("Content-Security-Policy", std::string(record_page_policy));
    co_return page;
}

}  // namespace

std::vector<chuanpin::http::router::row> make_record_rows(app::read_record& read) {
    return {
        {routes::read_inspection_record, [&read](request& from) { return read_as_json(read, from); }},
        {routes::read_inspection_record_page, [&read](request& from) { return read_as_page(read, from); }},
    };
}

}  // namespace chuanpin::orders::http
