// Lots: opened, filled and closed by suppliers, read by anybody.
#pragma once

#include <functional>

#include "catalog/app/lot/keep_lots.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class lot_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    lot_handlers(app::unit_of_work& database, base::random_source& random, const app::personal_keys& keys, std::function<void()> committed)
        : lots_(database, random, keys), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome open(chuanpin::http::request& request);
    outcome take_in(chuanpin::http::request& request);
    outcome close(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);
    base::result<chuanpin::http::response> answer(base::result<base::reply> reply);

    app::keep_lots lots_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
