// Outlets over HTTP: decode, one use case, encode.
#pragma once

#include <functional>

#include "catalog/app/outlet/keep_outlets.hpp"
#include "catalog/app/outlet/read_outlets.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class outlet_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each change.
    outlet_handlers(app::unit_of_work& database, base::random_source& random, std::int64_t warning_per_cent,
                    std::function<void()> committed)
        : keep_(database, random, warning_per_cent), read_(database, warning_per_cent), committed_(std::move(committed)) {}

    /// A row for each route of outlets.
    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome open(chuanpin::http::request& request);
    outcome change(chuanpin::http::request& request);
    outcome close(chuanpin::http::request& request);
    outcome report(chuanpin::http::request& request);
    enum class reader { anybody, its_operator, office };
    outcome list(chuanpin::http::request& request, reader who);
    outcome read(chuanpin::http::request& request);
    outcome record(chuanpin::http::request& request, reader who);
    base::result<chuanpin::http::response> answer(base::result<base::reply> reply);

    app::keep_outlets keep_;
    app::read_outlets read_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
