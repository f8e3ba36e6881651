// Applications for the mark: decode, one use case, encode.
#pragma once

#include <functional>

#include "catalog/app/apply_for_mark.hpp"
#include "catalog/app/read_mark_applications.hpp"
#include "catalog/app/review_mark.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class mark_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    mark_handlers(app::unit_of_work& database, base::random_source& random, const app::mark_rules& rules, std::function<void()> committed)
        : apply_(database, random, rules), review_(database, random, rules), read_(database), committed_(std::move(committed)) {}

    /// A row for each route of applications.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome submit(chuanpin::http::request& request);
    outcome correct(chuanpin::http::request& request);
    outcome appeal(chuanpin::http::request& request);
    outcome decide(chuanpin::http::request& request, domain::mark_step step, std::string_view operation);
    outcome waive(chuanpin::http::request& request);
    outcome list_own(chuanpin::http::request& request);
    outcome read_own(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);
    base::result<chuanpin::http::response> answer(base::result<base::reply> reply);

    app::apply_for_mark apply_;
    app::review_mark review_;
    app::read_mark_applications read_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
