// Products over HTTP. Public reads are answered from the encoded cache; a change takes its product out of it.
#pragma once

#include <functional>

#include "catalog/app/draft_product.hpp"
#include "catalog/app/publish_product.hpp"
#include "catalog/app/read_products.hpp"
#include "catalog/http/encoded_cache.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class product_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change, so that the journal is looked at.
    product_handlers(app::unit_of_work& database, base::random_source& random, encoded_cache& cache, const app::review_rules& rules,
                     std::function<void()> committed)
        : draft_(database, random), publish_(database, random, rules), read_(database), cache_(cache), committed_(std::move(committed)) {}

    outcome draft(chuanpin::http::request& request);
    outcome publish(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);
    outcome list_own(chuanpin::http::request& request);
    outcome read_own(chuanpin::http::request& request);

private:
    app::draft_product draft_;
    app::publish_product publish_;
    app::read_products read_;
    encoded_cache& cache_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
