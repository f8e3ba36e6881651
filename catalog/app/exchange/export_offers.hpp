// A supplier's offers as rows of a file: what is in force or ahead, one row a tier. What prices were explained with stays here.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

class export_offers {
public:
    explicit export_offers(unit_of_work& database) : database_(database) {}

    /// By product, newest first, then by validity. Errors: export-too-large where there are more than `rows_max`.
    base::task<base::result<std::vector<offer_row>>> run(const base::call_context& context, domain::organisation_id supplier,
                                                         std::size_t rows_max);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
