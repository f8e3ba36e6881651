// Finding products over HTTP. Pages go by rank, through the first search_results_max of them: a cursor is the number to go on from.
#pragma once

#include "catalog/app/search_products.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class search_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    explicit search_handlers(app::search_products& search) : search_(search) {}

    outcome search(chuanpin::http::request& request);

private:
    app::search_products& search_;
};

}  // namespace chuanpin::catalog::http
