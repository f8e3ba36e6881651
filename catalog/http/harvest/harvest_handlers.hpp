// Announced harvests: decode, one use case, encode.
#pragma once

#include <functional>
#include <utility>

#include "catalog/app/harvest/announce_harvests.hpp"
#include "catalog/app/harvest/read_harvests.hpp"
#include "catalog/app/harvest/withdraw_harvest.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class harvest_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    harvest_handlers(app::unit_of_work& database, base::random_source& random, std::function<void()> committed)
        : announce_(database, random), withdraw_(database, random), read_(database), committed_(std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome announce(chuanpin::http::request& request);
    outcome withdraw(chuanpin::http::request& request);
    outcome list(chuanpin::http::request& request);

    app::announce_harvests announce_;
    app::withdraw_harvest withdraw_;
    app::read_harvests read_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
