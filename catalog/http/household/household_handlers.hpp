// GET of a registered poor household, for the offices in charge.
#pragma once

#include "catalog/app/household/read_household.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class household_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    household_handlers(app::unit_of_work& database, const app::personal_keys& keys) : read_(database, keys) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();

private:
    outcome read(chuanpin::http::request& request);

    app::read_household read_;
};

}  // namespace chuanpin::catalog::http
