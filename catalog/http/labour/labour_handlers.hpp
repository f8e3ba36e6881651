// Labour lists: handed in by applicants, read by the offices.
#pragma once

#include <functional>

#include "catalog/app/labour/keep_labour_lists.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class labour_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    labour_handlers(app::unit_of_work& database, base::random_source& random, const app::personal_keys& keys, domain::labour_limits limits,
                    std::function<void()> committed)
        : lists_(database, random, keys, limits), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome hand_in(chuanpin::http::request& request);
    outcome read_own(chuanpin::http::request& request);
    outcome list_workers(chuanpin::http::request& request);

    app::keep_labour_lists lists_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
