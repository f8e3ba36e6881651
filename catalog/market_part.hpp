// The part of the composition root for outlets, the board of unsold stock and the supply plan.
#pragma once

#include <functional>
#include <vector>

#include "catalog/app/unsold/end_perished.hpp"
#include "catalog/http/outlet/outlet_handlers.hpp"
#include "catalog/http/supply/supply_handlers.hpp"
#include "catalog/http/unsold/unsold_handlers.hpp"
#include "catalog/market_settings.hpp"
#include "platform/journal/background_loop.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::catalog {

class market_part {
public:
    /// `committed` is called after each change.
    market_part(runtime::service_context& program, app::unit_of_work& database, app::unit_of_work& background_database,
                std::function<void()> committed);

    [[nodiscard]] std::vector<chuanpin::http::router::row> rows();
    void start();
    base::task<void> stop();

private:
    base::task<std::chrono::milliseconds> look_for_perished();

    runtime::service_context& program_;
    market_settings settings_;
    std::function<void()> committed_;
    catalog::http::outlet_handlers outlets_;
    catalog::http::unsold_handlers unsold_;
    catalog::http::supply_handlers supply_;
    app::end_perished end_perished_;
    journal::background_loop perished_;
};

}  // namespace chuanpin::catalog
