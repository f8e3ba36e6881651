// Comparables, rules of prices and evidence: decode, one use case, encode.
#pragma once

#include <functional>
#include <utility>

#include "catalog/app/price/change_price_rule.hpp"
#include "catalog/app/price/read_prices.hpp"
#include "catalog/app/price/record_comparables.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class price_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    price_handlers(app::unit_of_work& database, base::random_source& random, std::function<void()> committed)
        : record_(database, random), change_rule_(database, random), read_(database), committed_(std::move(committed)) {}

    /// A row for each route of prices.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome record(chuanpin::http::request& request);
    outcome withdraw(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);
    outcome average(chuanpin::http::request& request);
    outcome list_rules(chuanpin::http::request& request);
    outcome change_rule(chuanpin::http::request& request);
    outcome list_spikes(chuanpin::http::request& request);
    outcome evidence(chuanpin::http::request& request);

    app::record_comparables record_;
    app::change_price_rule change_rule_;
    app::read_prices read_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
