// Offers over HTTP.
#pragma once

#include <functional>

#include "catalog/app/publish_offer.hpp"
#include "catalog/app/read_offer.hpp"
#include "catalog/app/withdraw_offer.hpp"
#include "catalog/http/encoded_cache.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class offer_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change, so that the journal is looked at.
    offer_handlers(app::unit_of_work& database, base::random_source& random, encoded_cache& cache, const app::review_rules& rules,
                   std::function<void()> committed)
        : publish_(database, random, rules),
          withdraw_(database, random),
          read_(database),
          cache_(cache),
          committed_(std::move(committed)) {}

    outcome publish(chuanpin::http::request& request);
    outcome withdraw(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);

private:
    app::publish_offer publish_;
    app::withdraw_offer withdraw_;
    app::read_offer read_;
    encoded_cache& cache_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
