// Licences, inspection reports, changes of products and their reviews: decode, one use case, encode.
#pragma once

#include <functional>

#include "catalog/app/listing/permits.hpp"
#include "catalog/app/listing/reviews.hpp"
#include "catalog/http/encoded_cache.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class listing_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    listing_handlers(app::unit_of_work& database, base::random_source& random, encoded_cache& cache, std::function<void()> committed)
        : permits_(database, random),
          change_(database, random),
          reviews_(database, random),
          cache_(cache),
          committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome record_licence(chuanpin::http::request& request);
    outcome record_of_product(chuanpin::http::request& request, std::string_view operation,
                              base::result<domain::permit_terms> (*decode)(std::string_view, domain::product_id));
    outcome list_licences(chuanpin::http::request& request);
    outcome list_of_product(chuanpin::http::request& request);
    outcome change(chuanpin::http::request& request);
    outcome list_reviews(chuanpin::http::request& request);
    outcome decide(chuanpin::http::request& request);
    outcome record(chuanpin::http::request& request, base::receipt claim, domain::permit_terms terms);
    outcome list_permits(chuanpin::http::request& request, std::optional<domain::product_id> product);
    outcome withdraw(chuanpin::http::request& request, bool own);
    outcome list_of_holder(chuanpin::http::request& request);

    app::permits permits_;
    app::change_product change_;
    app::review_listings reviews_;
    encoded_cache& cache_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
