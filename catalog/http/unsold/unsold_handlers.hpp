// The board of unsold stock over HTTP: decode, one use case, encode.
#pragma once

#include <functional>

#include "catalog/app/unsold/read_unsold.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class unsold_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    unsold_handlers(app::unit_of_work& database, base::random_source& random, std::function<void()> committed)
        : sell_(database, random), read_(database), committed_(std::move(committed)) {}

    /// A row for each route of unsold stock.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome list(chuanpin::http::request& request);
    outcome reduce(chuanpin::http::request& request);
    outcome withdraw(chuanpin::http::request& request);
    outcome board(chuanpin::http::request& request, bool own);
    outcome read(chuanpin::http::request& request);
    base::result<chuanpin::http::response> answer(base::result<base::reply> reply);

    app::sell_off sell_;
    app::read_unsold read_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
