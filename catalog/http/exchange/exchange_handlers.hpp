// Files of products over HTTP: handed in, followed, corrected, taken out.
#pragma once

#include <functional>
#include <vector>

#include "catalog/app/exchange/export_products.hpp"
#include "catalog/app/exchange/read_product_import.hpp"
#include "catalog/app/exchange/submit_product_import.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

class exchange_handlers {
public:
    using outcome = base::task<base::result<chuanpin::http::response>>;
    /// `committed` is called after each file that was handed in.
    exchange_handlers(app::unit_of_work& database, app::product_files& files, base::cpu_pool& cpu, base::random_source& random,
                      std::function<void()> committed)
        : submit_(database, files, cpu, random),
          read_(database, files),
          export_(database),
          files_(files),
          cpu_(cpu),
          committed_(std::move(committed)) {}

    std::vector<chuanpin::http::router::row> rows();

private:
    outcome submit(chuanpin::http::request& request);
    outcome read(chuanpin::http::request& request);
    outcome read_faults(chuanpin::http::request& request);
    outcome take_out(chuanpin::http::request& request);

    app::submit_product_import submit_;
    app::read_product_import read_;
    app::export_products export_;
    app::product_files& files_;
    base::cpu_pool& cpu_;
    std::function<void()> committed_;
};

}  // namespace chuanpin::catalog::http
