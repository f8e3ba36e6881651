// The supply plan over HTTP: decode, one use case, encode.
#pragma once

#include <functional>

#include "catalog/app/supply/plan_supply.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class supply_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    supply_handlers(app::unit_of_work& database, base::random_source& random, const domain::plan_rules& rules,
                    std::function<void()> committed)
        : plan_(database, random, rules), committed_(std::move(committed)) {}

    /// A row for each route of the supply plan.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome announce(chuanpin::http::request& request, domain::plan_side side);
    outcome list_own(chuanpin::http::request& request, domain::plan_side side);
    outcome plan(chuanpin::http::request& request);

    app::plan_supply plan_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
