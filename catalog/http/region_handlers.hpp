// GET of counties, categories and reference products.
#pragma once

#include "catalog/app/read_regions.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class region_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    explicit region_handlers(app::unit_of_work& database) : read_(database) {}

    outcome list_counties(chuanpin::http::request& request);
    outcome read_county(chuanpin::http::request& request);
    outcome list_categories(chuanpin::http::request& request);
    outcome list_references(chuanpin::http::request& request);

private:
    app::read_regions read_;
};

}  // namespace chuanpin::catalog::http
