// The part of the composition root for outlets, the board of unsold stock and the supply plan.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "catalog/http/outlet/outlet_handlers.hpp"
#include "catalog/market_settings.hpp"

namespace chuanpin::catalog {

class market_part {
public:
    market_part(app::unit_of_work& database, base::random_source& random, const market_settings& settings, std::function<void()> committed)
        : outlets_(database, random, settings.share_warning, std::move(committed)) {}

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows() { return outlets_.rows(); }

private:
    catalog::http::outlet_handlers outlets_;
};

}  // namespace chuanpin::catalog
