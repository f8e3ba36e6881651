// A supplier hands in a file of products. Every row is checked before any is written; a file that is right is kept in parts, which a
// job then writes; of one that is not the faults are kept beside the rows, so that it can be corrected and handed in again.
#pragma once

#include "catalog/app/exchange/check_products.hpp"
#include "platform/base/cpu_pool.hpp"
#include "platform/base/random.hpp"

namespace chuanpin::catalog::app {

struct product_import_view {
    domain::product_import what{};
    std::vector<base::field_error> faults{};  ///< the first ones; only where the file was just handed in
};
inline constexpr std::size_t faults_told_max = 100;

class submit_product_import {
public:
    submit_product_import(unit_of_work& database, product_files& files, base::cpu_pool& cpu, base::random_source& random)
        : database_(database), files_(files), cpu_(cpu), random_(random) {}

    /// Errors: csv-too-large, csv-invalid, xlsx-invalid where the file cannot be read to its end.
    base::task<base::result<base::reply>> run(const base::call_context& context, base::idempotent<product_import_view> request,
                                              std::string document);

private:
    struct checked;
    base::task<base::result<checked>> check(const base::call_context& context, std::string_view document);

    unit_of_work& database_;
    product_files& files_;
    base::cpu_pool& cpu_;
    base::random_source& random_;
};

}  // namespace chuanpin::catalog::app
