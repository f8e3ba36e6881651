#include "catalog/http/working_day_handlers.hpp"

#include "catalog/http/query.hpp"
#include "catalog/http/working_day_json.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

base::task<base::result<chuanpin::http::response>> answer_working_days(chuanpin::http::request& request) {
    if (auto known = chuanpin::http::only_query(request, {"from", "days"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto from = query.date("from").value_or(base::business_date_of(request.context.now));
    const auto days = query.integer("days", 0, app::working_days_max).value_or(1);
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    co_return chuanpin::http::json_response(encode_working_days(app::count_working_days(base::national_working_days(), from, days)));
}

}  // namespace chuanpin::catalog::http
