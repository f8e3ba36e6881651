// A supplier's products as a file, drafts too: newest first, a page at a time.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

class export_products {
public:
    explicit export_products(unit_of_work& database) : database_(database) {}

    /// Answers the number of rows. Errors: export-too-large where there are more than `rows_max`.
    base::task<base::result<std::int64_t>> run(const base::call_context& context, domain::organisation_id supplier, std::int64_t rows_max,
                                               product_sink& to);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
