// GET of places: townships, villages and enclave parks.
#pragma once

#include "catalog/app/place/read_places.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class place_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    explicit place_handlers(app::unit_of_work& database) : read_(database) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome list(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);

    app::read_places read_;
};

}  // namespace chuanpin::catalog::http
