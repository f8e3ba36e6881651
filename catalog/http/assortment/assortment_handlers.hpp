// Families of products and pictures over HTTP.
#pragma once

#include <functional>

#include "catalog/app/assortment/assortment.hpp"
#include "catalog/http/encoded_cache.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class assortment_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    assortment_handlers(app::unit_of_work& database, base::random_source& random, app::documents& documents, encoded_cache& cache,
                        std::function<void()> committed)
        : families_(database, random), pictures_(database, random, documents), cache_(cache), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome create_family(chuanpin::http::request& request);
    outcome list_families(chuanpin::http::request& request);
    outcome read_family(chuanpin::http::request& request);
    outcome change_family(chuanpin::http::request& request);
    outcome set_family_pictures(chuanpin::http::request& request);
    outcome read_family_picture(chuanpin::http::request& request);
    base::result<chuanpin::http::response> told(base::result<base::reply> reply);
    outcome set_pictures(chuanpin::http::request& request);
    outcome read_picture(chuanpin::http::request& request);

    app::product_families families_;
    app::product_pictures pictures_;
    encoded_cache& cache_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
